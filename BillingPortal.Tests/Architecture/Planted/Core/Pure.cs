namespace BillingPortal.Tests.Architecture.Planted.Core;

internal static class Pure
{
    public static IEnumerable<long> Halves(long amount)
    {
        for (; amount > 0; amount /= 2) yield return amount;
    }
}
