namespace BillingPortal.Tests.Architecture.Planted.Features.Gamma.Contracts;

internal interface IGamma;
