namespace BillingPortal.Tests.Architecture.Planted.StripeClient;

internal sealed class WireClient;
