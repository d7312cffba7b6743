using BillingPortal.Tests.Architecture.Planted.StripeClient;

namespace BillingPortal.Tests.Architecture.Planted.Platform.Gateway;

internal static class CallsStripe
{
    public static WireClient Client() => new();
}
