using BillingPortal.Tests.Architecture.Planted.StripeClient;

namespace BillingPortal.Tests.Architecture.Planted.Sandbox;

internal sealed class KnowsTheClient
{
    public WireClient? Client { get; init; }
}
