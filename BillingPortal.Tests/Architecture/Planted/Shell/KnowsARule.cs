using BillingPortal.Tests.Architecture.Planted.Core.Rating;

namespace BillingPortal.Tests.Architecture.Planted.Shell;

internal static class KnowsARule
{
    public static long Price => Rates.Double(21);
}
