using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Catalog;
using BillingPortal.Platform.Settings;
using BillingPortal.Tests.Kit;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Tests.Features.Catalog.Public;

[Trait("Part", "web")]
public sealed class PricingPageTests
{
    [Fact]
    public async Task Stranger_ReadsEveryTierInOrder_WithWhatComesNext()
    {
        await using var portal = await RunningPortal.StartAsync();
        using var browser = new BrowserLike(portal);
        var page = await browser.GetAsync("/pricing");
        InOrder(page.Words, "Basic", "$50.00", "units included", "then", "$2.25", "$106.25", "Premium", "$180.00", "Silver", "$350.00", "Gold", "$600.00", "1,500", "$1.25", "How it is billed");
        Assert.Equal(4, page.Words.Split("14 days free, no card needed").Length - 1);
        Assert.Contains("href=\"/signup?plan=Gold\"", page.Main, StringComparison.Ordinal);
        Assert.Contains("everything but your account, the help and the form for a card closes", page.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("src=\"_framework/blazor.web", page.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CatalogueOfAnotherPresetAndCurrency_IsShownAsItIs()
    {
        await using var store = await TestDatabase.EmptyAsync(DatabaseProvider.Sqlite);
        await using var portal = await RunningPortal.OnAsync(store, settings: ["--Billing:Preset=Subscriptions", "--Billing:AfterTrial=FreeTier", "--Portal:Currency=JPY"]);
        using var browser = new BrowserLike(portal);
        var page = await browser.GetAsync("/pricing");
        InOrder(page.Words, "in JPY", "Free", "¥0", "use stops there", "Start with Free", "Mid", "¥29", "then you have Free until a card is set up", "Start with Mid", "High", "¥99", "Start with High");
    }

    [Fact]
    public async Task TrialsThatFallToAFreeTier_SayToWhich()
    {
        await using var portal = await RunningPortal.StartAsync();
        await WriteAsync(portal, db => CatalogKit.AddTierAsync(db, "Small", v => (v.Base, v.NeedsCard) = (0, false)));
        await using var falling = await RunningPortal.OnAsync(portal.Store, settings: "--Billing:AfterTrial=FreeTier");
        using var browser = new BrowserLike(falling);
        var words = (await browser.GetAsync("/pricing")).Words;
        Assert.Equal(4, words.Split("then you have Small until a card is set up").Length - 1);
        Assert.Contains("you go on with Small", words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task NothingOffered_TeachesWhatWillBeHere()
    {
        await using var portal = await RunningPortal.StartAsync();
        await WriteAsync(portal, db => db.Set<TierRow>().ExecuteUpdateAsync(set => set.SetProperty(t => t.ArchivedAt, new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc))));
        using var browser = new BrowserLike(portal);
        var page = await browser.GetAsync("/pricing");
        Assert.Contains("Plans will be here", page.Words, StringComparison.Ordinal);
        Assert.Contains("href=\"/help\"", page.Main, StringComparison.Ordinal);
        Assert.DoesNotContain("/signup", page.Main, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Customer", true), InlineData("Support", false)]
    public async Task WhoIsSignedIn_IsNotAskedToSignUp_AndCustomersAreLedToTheirPlan(string role, bool toPlan)
    {
        await using var portal = await RunningPortal.StartAsync(adjust: s => s.AddSignedInAs(role));
        using var browser = new BrowserLike(portal);
        var page = await browser.GetAsync("/pricing");
        Assert.Contains("$106.25", page.Words, StringComparison.Ordinal);
        Assert.Equal(toPlan, page.Main.Contains("href=\"/plan\"", StringComparison.Ordinal));
        Assert.DoesNotContain("/signup", page.Main, StringComparison.Ordinal);
        Assert.DoesNotContain("free, no card needed", page.Words, StringComparison.Ordinal);
    }

    private static async Task WriteAsync<T>(RunningPortal portal, Func<PortalDb, Task<T>> change) =>
        await portal.Get<IDbContextFactory<PortalDb>>().WriteAsync(change);

    private static void InOrder(string text, params string[] words)
    {
        var at = 0;
        foreach (var word in words)
        {
            var found = text.IndexOf(word, at, StringComparison.Ordinal);
            Assert.True(found >= 0, $"'{word}' does not come after '{text[..at].Split('\n')[^1].Trim()}' in: {text}");
            at = found + word.Length;
        }
    }
}
