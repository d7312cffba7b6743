using BillingPortal.Tests.Architecture.Planted.Features.Alpha.Contracts;

namespace BillingPortal.Tests.Architecture.Planted.Features.Beta;

internal sealed class AsksAlpha(IAlpha alpha)
{
    public int Count => alpha.Count();
}
