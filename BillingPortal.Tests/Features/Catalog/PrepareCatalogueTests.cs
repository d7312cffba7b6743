using BillingPortal.Core;
using BillingPortal.Features.Catalog;
using BillingPortal.Platform.Data.Model.Catalog;
using BillingPortal.Platform.Settings;
using BillingPortal.Tests.Kit;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Tests.Features.Catalog;

[Trait("Part", "data")]
public sealed class PrepareCatalogueTests
{
    [Theory]
    [OnBoth("Tiers", "Basic 0-100 50.00 USD 2.25 | Premium 100-400 180.00 USD 1.8 | Silver 400-900 350.00 USD 1.5 | Gold 900-1500 600.00 USD 1.25", "Basic")]
    [OnBoth("Saas", "Starter 0-10000 29.00 USD 0.001 | Pro 10000-100000 99.00 USD 0.0008 | Enterprise 100000-1000000 499.00 USD 0.0005", "Starter")]
    [OnBoth("Subscriptions", "Free 0-100 0.00 USD stops free | Mid 100-5000 29.00 USD stops 29000 a year | High 5000-50000 99.00 USD stops 99000 a year", "Free")]
    public async Task EmptyCatalogue_GetsItsPresetOnce(DatabaseProvider provider, string preset, string tiers, string ofDefault)
    {
        await using var kit = await EmptyAsync(provider, "--Billing:Preset=" + preset);
        await kit.Get<PrepareCatalogue>().RunAsync();
        await kit.Get<PrepareCatalogue>().RunAsync();
        var rows = await kit.VersionsAsync();
        Assert.Equal(tiers, string.Join(" | ", rows.Select(Line)));
        Assert.All(rows, v => Assert.Equal((1, "{}", null, kit.Clock.UtcNow), (v.Number, v.Features, v.TrialDays, v.PublishedAt)));
        Assert.Equal(ofDefault, Assert.Single(rows, v => v.Tier.IsDefault).Tier.Name);
    }

    [Theory, OnBoth]
    public async Task TwoNodesStartedAtOnce_FillItOnce_AndBothFindItFilled(DatabaseProvider provider)
    {
        await using var kit = await EmptyAsync(provider);
        await using var other = await kit.AnotherNodeAsync();
        var seen = await Task.WhenAll(Task.Run(() => StartAsync(kit)), Task.Run(() => StartAsync(other)));
        Assert.Equal([4, 4], seen);

        static async Task<int> StartAsync(PortalKit node)
        {
            await node.Get<PrepareCatalogue>().RunAsync();
            return (await node.VersionsAsync()).Count;
        }
    }

    [Theory, OnBoth]
    public async Task CatalogueThatIsThere_IsNeverTouched(DatabaseProvider provider)
    {
        await using var kit = await EmptyAsync(provider);
        await kit.AddTierAsync("Only", v => v.NeedsCard = false);
        await kit.Get<PrepareCatalogue>().RunAsync();
        Assert.Equal("Only", Assert.Single(await kit.VersionsAsync()).Tier.Name);
    }

    [Theory, OnBoth]
    public async Task FallingToAFreeTier_OfACatalogueWithoutOne_StopsTheStart(DatabaseProvider provider)
    {
        await using var kit = await EmptyAsync(provider, "--Billing:AfterTrial=FreeTier");
        var fault = await Assert.ThrowsAsync<StartupException>(() => kit.Get<PrepareCatalogue>().RunAsync());
        Assert.StartsWith("Billing:AfterTrial is FreeTier, and the catalogue has no tier that needs no card.", Assert.Single(fault.Sentences), StringComparison.Ordinal);
        await kit.AddTierAsync("Free", v => v.NeedsCard = false);
        await kit.Get<PrepareCatalogue>().RunAsync();
    }

    [Theory]
    [InlineData("USD", 5000, 35_000), InlineData("JPY", 50, 350), InlineData("KWD", 50_000, 350_000)]
    public void OtherCurrency_TakesTheSameFiguresInItsOwnUnits(string currency, long basic, long silver)
    {
        var rows = Preset.Read(CataloguePreset.Tiers, Currency.Of(currency), default);
        var versions = rows.SelectMany(t => t.Versions).ToArray();
        Assert.Equal([basic, silver], [versions[0].Base.Minor, versions[2].Base.Minor]);
        Assert.All(versions, v => Assert.Equal(currency, v.Base.Currency.Code));
        Assert.Equal("2.25", versions[0].UnitPrice);
    }

    [Theory]
    [InlineData("9.99", "null", "base"), InlineData("9", "99.5", "yearly")]
    public void FigureFinerThanTheCurrency_StopsTheStartWithASentence(string month, string year, string field)
    {
        var odd = $$"""[{ "name": "Odd", "included": 10, "base": {{month}}, "yearly": {{year}}, "isDefault": true }]""";
        Assert.NotEmpty(Preset.Rows(odd, Currency.Usd, default));
        var fault = Assert.Throws<StartupException>(() => Preset.Rows(odd, Currency.Of("JPY"), default));
        Assert.Equal($"The preset cannot be used here: Odd/{field}: JPY is paid with no decimals. Choose another Billing:Preset, or another Portal:Currency.", Assert.Single(fault.Sentences));
    }

    private static async Task<PortalKit> EmptyAsync(DatabaseProvider provider, params string[] settings) =>
        await PortalKit.OnAsync(await TestDatabase.ReadyAsync(provider), new ManualTime(), null, ownsDatabase: true, settings);

    private static string Line(TierVersionRow v) =>
        $"{v.Tier.Name} {v.RangeFrom}-{v.Included} {v.Base} {v.UnitPrice}{(v.HardLimit ? "stops" : "")}{(v.NeedsCard ? "" : " free")}{(v.YearlyMinor is { } year ? $" {year} a year" : "")}{(v.InvoicedBy == Invoicer.Stripe ? " by Stripe" : "")}";
}
