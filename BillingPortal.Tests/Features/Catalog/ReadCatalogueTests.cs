using BillingPortal.Core;
using BillingPortal.Core.Catalog;
using BillingPortal.Features.Catalog.Contracts;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Catalog;
using BillingPortal.Platform.Settings;
using BillingPortal.Tests.Kit;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Tests.Features.Catalog;

[Trait("Part", "data")]
public sealed class ReadCatalogueTests
{
    [Theory]
    [OnBoth("Gold", "Gold"), OnBoth("pReMium", "Premium"), OnBoth(" silver ", "Silver"), OnBoth("Diamond", "Basic"), OnBoth("", "Basic"), OnBoth(null!, "Basic")]
    [OnBoth("Old", "Basic"), OnBoth("Yearly", "Basic")]
    public async Task NewCustomer_HasTheTierTheyNamed_OrTheDefault(DatabaseProvider provider, string? asked, string name)
    {
        await using var kit = await PortalKit.StartAsync(provider);
        await kit.AddTierAsync("Old", adjust: t => t.ArchivedAt = kit.Clock.UtcNow);
        await kit.AddTierAsync("Yearly", v => v.InvoicedBy = Invoicer.Stripe);
        Assert.Equal(name, (await ForNewAsync(kit, asked)).Terms.Name);
    }

    [Theory, OnBoth]
    public async Task DefaultThatIsNotOffered_GivesWayToTheFirstThatIs_AndNoneIsAFault(DatabaseProvider provider)
    {
        await using var kit = await PortalKit.StartAsync(provider);
        await ArchiveAsync(kit, t => t.IsDefault);
        Assert.Equal("Premium", (await ForNewAsync(kit, null)).Terms.Name);
        await ArchiveAsync(kit, t => t.ArchivedAt == null);
        await Assert.ThrowsAsync<InvalidOperationException>(() => ForNewAsync(kit, "Gold"));
    }

    [Theory, OnBoth]
    public async Task Offered_AreTheNewestVersionsInOrder_WithoutArchivedTiers(DatabaseProvider provider)
    {
        await using var kit = await PortalKit.StartAsync(provider);
        var first = await kit.AddTierAsync("Zero", adjust: t => t.Position = 1);
        await kit.AddTierAsync("Yearly", v => v.InvoicedBy = Invoicer.Stripe);
        await ArchiveAsync(kit, t => t.Name == "Silver");
        var dearer = CatalogKit.Version(2, v => v.Base = 2000);
        dearer.TierId = first.Id;
        await kit.Database.WriteAsync(db => { db.Add(dearer); return Task.CompletedTask; });

        var offered = await kit.ReadAsync(db => kit.Get<ICatalogue>().OfferedAsync(db));
        Assert.Equal(["Zero", "Basic", "Premium", "Gold", "Yearly"], offered.Select(t => t.Terms.Name), StringComparer.Ordinal);
        Assert.Equal((first.Id, dearer.Id, 1, false, false), (offered[0].TierId, offered[0].VersionId, offered[0].Position, offered[0].IsDefault, offered[0].IsByStripe));
        Assert.Equal(new Money(2000, Currency.Usd), offered[0].Terms.Base);
        Assert.Equal(["Basic"], offered.Where(t => t.IsDefault).Select(t => t.Terms.Name), StringComparer.Ordinal);
        Assert.Equal(["Yearly"], offered.Where(t => t.IsByStripe).Select(t => t.Terms.Name), StringComparer.Ordinal);
    }

    [Theory, OnBoth]
    public async Task FreeTier_IsTheFirstOfferedThatNeedsNoCard(DatabaseProvider provider)
    {
        await using var kit = await PortalKit.StartAsync(provider);
        Assert.Null(await FreeAsync(kit));
        await kit.AddTierAsync("Gone", v => v.NeedsCard = false, t => t.ArchivedAt = kit.Clock.UtcNow);
        await kit.AddTierAsync("Free", v => v.NeedsCard = false);
        await kit.AddTierAsync("Freer", v => v.NeedsCard = false);
        Assert.Equal("Free", (await FreeAsync(kit))?.Name);
    }

    [Fact]
    public void Terms_AreWhatTheRowSays()
    {
        var row = CatalogKit.Version(3, v => (v.Base, v.Included, v.UnitPrice, v.From, v.HardLimit, v.TrialDays, v.NeedsCard, v.CardFirst) = (2900, 100, "0.0005", 10, true, 30, false, true));
        row.Tier = new() { Name = "All", Position = 1, IsDefault = false };
        Assert.Equal(new TierTerms("All", new(2900, Currency.Usd), 100, UnitPrice.Parse("0.0005"), 10, HardLimit: true, 30, NeedsCard: false, CardFirst: true, Version: 3), Terms.Of(row));
        row.UnitPrice = null;
        Assert.Null(Terms.Of(row).UnitPrice);
    }

    private static Task<OfferedTier> ForNewAsync(PortalKit kit, string? asked) => kit.ReadAsync(db => kit.Get<ICatalogue>().ForNewAsync(db, asked));

    private static Task<TierTerms?> FreeAsync(PortalKit kit) => kit.ReadAsync(db => kit.Get<ICatalogue>().FreeAsync(db));

    private static Task ArchiveAsync(PortalKit kit, System.Linq.Expressions.Expression<Func<TierRow, bool>> which) =>
        kit.Database.WriteAsync(db => db.Set<TierRow>().Where(which).ExecuteUpdateAsync(set => set.SetProperty(t => t.ArchivedAt, kit.Clock.UtcNow)));
}
