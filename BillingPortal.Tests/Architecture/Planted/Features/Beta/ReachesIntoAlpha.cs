using BillingPortal.Tests.Architecture.Planted.Features.Alpha;

namespace BillingPortal.Tests.Architecture.Planted.Features.Beta;

internal static class ReachesIntoAlpha
{
    public static Type Inner => typeof(GrantAlpha);
}
