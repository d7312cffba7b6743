using BillingPortal.Tests.Architecture.Planted.Features.Alpha.Portal;

namespace BillingPortal.Tests.Architecture.Planted.Features.Alpha;

internal static class KnowsItsPage
{
    public static bool IsShownBy(object page) => page is ShowsPage;
}
