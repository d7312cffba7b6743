using BillingPortal.Tests.Architecture.Planted.Features.Alpha.Portal;

namespace BillingPortal.Tests.Architecture.Planted.Shell;

internal static class KnowsAPage
{
    public static Type Page => typeof(ShowsPage);
}
