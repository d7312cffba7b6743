using BillingPortal.Tests.Architecture.Planted.StripeClient;

namespace BillingPortal.Tests.Architecture.Planted.Features.Alpha;

internal static class CallsStripe
{
    public static async Task<object> ChargeAsync()
    {
        await Task.Yield();
        return new WireClient();
    }
}
