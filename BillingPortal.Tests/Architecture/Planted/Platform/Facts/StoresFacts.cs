using BillingPortal.Tests.Architecture.Planted.Platform.Data.Model.Facts;

namespace BillingPortal.Tests.Architecture.Planted.Platform.Facts;

internal static class StoresFacts
{
    public static FactRow Store(string kind) => new() { Kind = kind };
}
