namespace BillingPortal.Tests.Architecture.Planted.Features.Beta.Contracts;

internal sealed record BetaHappened(int Amount);
