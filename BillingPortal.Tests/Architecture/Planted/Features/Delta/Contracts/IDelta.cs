namespace BillingPortal.Tests.Architecture.Planted.Features.Delta.Contracts;

internal interface IDelta;
