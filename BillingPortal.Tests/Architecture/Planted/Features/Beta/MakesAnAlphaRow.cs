using BillingPortal.Tests.Architecture.Planted.Platform.Data.Model.Alpha;

namespace BillingPortal.Tests.Architecture.Planted.Features.Beta;

internal static class MakesAnAlphaRow
{
    public static void Make(ICollection<AlphaRow> rows) => rows.Add(new());
}
