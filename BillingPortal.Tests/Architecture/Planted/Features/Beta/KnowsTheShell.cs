namespace BillingPortal.Tests.Architecture.Planted.Features.Beta;

internal static class KnowsTheShell
{
    public static Type Page => Shell.KnowsAPage.Page;
}
