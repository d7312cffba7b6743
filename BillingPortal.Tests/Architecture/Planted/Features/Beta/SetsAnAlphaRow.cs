using BillingPortal.Tests.Architecture.Planted.Platform.Data.Model.Alpha;

namespace BillingPortal.Tests.Architecture.Planted.Features.Beta;

internal static class SetsAnAlphaRow
{
    public static void Set(AlphaRow row) => row.Amount = 9;
}
