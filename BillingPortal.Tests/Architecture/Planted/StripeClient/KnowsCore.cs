using BillingPortal.Tests.Architecture.Planted.Core;

namespace BillingPortal.Tests.Architecture.Planted.StripeClient;

internal static class KnowsCore
{
    public static IEnumerable<long> Halves => Pure.Halves(8);
}
