using BillingPortal.Features.Catalog;

namespace BillingPortal.Tests.Features.Catalog;

public sealed class TierFeatureTests
{
    [Theory]
    [InlineData("{}", "")]
    [InlineData("""{"storage_gb":100,"parallel_downloads":3}""", "Storage 100 GB | Parallel downloads 3 ")]
    [InlineData("""{"support":"by phone","sso":true,"branding":false,"extra":null}""", "Support  by phone | Sso  ")]
    [InlineData("""{"gb":2,"cache_gb":"large","rate":0.5}""", "Gb 2  | Cache gb  large | Rate 0.5 ")]
    public void Features_AreReadAsNamesAndValues(string json, string read) =>
        Assert.Equal(read, string.Join(" | ", TierFeature.Read(json).Select(f => FormattableString.Invariant($"{f.Name} {f.Number} {f.Text}"))));
}
