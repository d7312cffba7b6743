using BillingPortal.Tests.Architecture.Planted.Features.Delta.Contracts;

namespace BillingPortal.Tests.Architecture.Planted.Features.Gamma;

internal sealed class AsksDelta(IDelta delta)
{
    public IDelta Delta => delta;
}
