using BillingPortal.Tests.Architecture.Planted.Features.Gamma.Contracts;

namespace BillingPortal.Tests.Architecture.Planted.Features.Delta.Events;

internal sealed class AsksGammaBack(IGamma gamma)
{
    public IGamma Gamma => gamma;
}
