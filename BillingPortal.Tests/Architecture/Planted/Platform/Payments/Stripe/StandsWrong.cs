namespace BillingPortal.Tests.Architecture.Planted.Platform.Payments.Stripe;

internal sealed class StandsWrong;
