namespace BillingPortal.Tests.Architecture.Planted.Sandbox;

internal sealed class StandIn;
