using BillingPortal.Features.Entitlements.Contracts;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Catalog;
using BillingPortal.Platform.Data.Model.Subscriptions;
using BillingPortal.Platform.Settings;
using BillingPortal.Tests.Features.Catalog;
using BillingPortal.Tests.Features.Subscriptions;
using BillingPortal.Tests.Kit;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Tests.Features.Entitlements;

[Trait("Part", "data")]
public sealed class ReadPlansTests
{
    /// <summary>Cheaper comes on its day; dearer only after the notice, also when it is dearer only than the cheaper one between.</summary>
    [Fact]
    public async Task DearerVersion_WaitsForItsNotice_AlsoAfterACheaperOne()
    {
        await using var kit = await PortalKit.StartAsync(DatabaseProvider.Sqlite);
        var tier = await kit.AddTierAsync("Harbour", terms => terms.Base = 5000);
        var profile = await kit.SignUpAsync(plan: "Harbour");
        var day = DateOnly.FromDateTime(kit.Clock.UtcNow);
        await AddAsync(kit, tier.Id, 2, 4000, day);
        await AddAsync(kit, tier.Id, 3, 4500, day.AddDays(1));
        await AddAsync(kit, tier.Id, 4, 4400, day.AddDays(60));
        Assert.Equal("4000 4000 4000", await BasesAsync(kit, profile, day, day.AddDays(1), day.AddDays(60)));

        await kit.Database.WriteAsync(async db => db.AddRange((await db.Set<TierVersionRow>().Where(v => v.TierId == tier.Id && v.Number > 2).ToListAsync())
            .Select(v => new PriceNoticeRow { ProfileId = profile, TierVersionId = v.Id, ToldAt = kit.Clock.UtcNow })));
        Assert.Equal("4000 4000 4500 4400", await BasesAsync(kit, profile, day, day.AddDays(30), day.AddDays(31), day.AddDays(60)));
    }

    private static Task AddAsync(PortalKit kit, long tier, int number, long price, DateOnly from) => kit.Database.WriteAsync(db =>
    {
        var row = CatalogKit.Version(number, terms => terms.Base = price);
        (row.TierId, row.ForAllFrom) = (tier, from);
        db.Add(row);
        return Task.CompletedTask;
    });

    private static async Task<string> BasesAsync(PortalKit kit, long profile, params DateOnly[] days)
    {
        var history = await kit.ReadAsync(db => kit.Get<ICustomerPlans>().OfAsync(db, profile));
        return string.Join(' ', days.Select(d => history.History!.On(d).Base.Minor));
    }
}
