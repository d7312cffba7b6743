using BillingPortal.Tests.Architecture.Planted.Platform.Data.Model.Facts;

namespace BillingPortal.Tests.Architecture.Planted.Features.Alpha;

internal static class StoresAFactItself
{
    public static FactRow Happened() => new() { Kind = "alpha.happened" };
}
