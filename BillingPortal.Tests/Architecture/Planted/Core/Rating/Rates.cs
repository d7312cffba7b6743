namespace BillingPortal.Tests.Architecture.Planted.Core.Rating;

internal static class Rates
{
    public static long Double(long amount) => amount * 2;
}
