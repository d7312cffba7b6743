using BillingPortal.Core;
using BillingPortal.Core.Catalog;
using BillingPortal.Features.Catalog;
using BillingPortal.Features.Catalog.Contracts;
using BillingPortal.Features.Entitlements.Contracts;
using BillingPortal.Features.Subscriptions;
using BillingPortal.Features.Usage.Contracts;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Subscriptions;
using BillingPortal.Platform.Data.Model.Usage;
using BillingPortal.Platform.Settings;
using BillingPortal.Tests.Kit;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Tests.Features.Subscriptions;

[Trait("Part", "data")]
public sealed class ReadImpactTests
{
    private static readonly TierTerms Draft = new("Basic", new(6000, Currency.Usd), 200, UnitPrice.Parse("3"), Version: 2);

    [Theory, OnBoth]
    public async Task ClosedMonthsOfWhoHasTheTier_AreRatedOnceMoreWithTheDraft(DatabaseProvider provider)
    {
        await using var kit = await PortalKit.StartAsync(provider);
        var rosa = await PayingAsync(kit, "rosa@example.com", "Basic");
        var agreed = await PayingAsync(kit, "agreed@example.com", "Basic");
        await kit.SignUpAsync("tara@example.com"); // no card: nothing was ever billed
        await PayingAsync(kit, "gold@example.com", "Gold");
        await kit.PassAsync(TimeSpan.FromDays(100)); // from 1 June, trial to 15 June, to 9 September
        await kit.Database.WriteAsync(db =>
        {
            db.Add(new UsageMonthRow { ProfileId = rosa, Meter = "units", Month = new(2026, 7, 1), Units = 250, Changes = 1 });
            db.Add(new UsageMonthRow { ProfileId = rosa, Meter = "units", Month = new(2026, 9, 1), Units = 9999, Changes = 1 }); // not closed
            db.Add(new OverrideRow { ProfileId = agreed, FromDay = new(2026, 6, 1), BaseMinor = 4000, Included = 100, UnitPrice = "2", Reason = "Old", GivenBy = "terminal", GivenAt = kit.Clock.UtcNow });
            return Task.CompletedTask;
        });
        var basic = (await kit.Get<ReadTiers>().RunAsync()).Single(t => t.Name == "Basic");

        var whole = Assert.Single(await PartsAsync(kit.Get<IImpact>(), basic.Id));
        Assert.Equal((3, 3), (whole.Seen, whole.Of));
        // June: 15 of 30 days. July: 50 + 150 × 2.25, and 60 + 50 × 3.
        Assert.Equal(
            ["rosa@example.com: 2026-06 0 25.00 USD 30.00 USD, 2026-07 250 387.50 USD 210.00 USD, 2026-08 0 50.00 USD 60.00 USD", "agreed@example.com: 2026-06 0 20.00 USD 20.00 USD, 2026-07 0 40.00 USD 40.00 USD, 2026-08 0 40.00 USD 40.00 USD"],
            whole.Customers.Select(c => $"{c.Title}: {string.Join(", ", c.Months.Select(m => $"{m.Month} {m.Used} {m.Before} {m.After}"))}"), StringComparer.Ordinal);
        Assert.Equal(("462.50 USD", "300.00 USD"), ($"{whole.Customers[0].Before}", $"{whole.Customers[0].After}"));

        var small = new ReadImpact(kit.Database, kit.Get<ICustomerPlans>(), kit.Get<IUsedUnits>(), kit.Get<Installation>(), kit.Get<BillingSettings>(), kit.Clock) { PageSize = 2 };
        Assert.Equal([(2, 3, 2), (3, 3, 0)], (await PartsAsync(small, basic.Id)).Select(p => (p.Seen, p.Of, p.Customers.Count)));
        using var stop = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var part in small.OfAsync(basic.Id, Draft, stop.Token)) await stop.CancelAsync();
        });
    }

    private static async Task<List<ImpactPage>> PartsAsync(IImpact impact, long tier)
    {
        var parts = new List<ImpactPage>();
        await foreach (var part in impact.OfAsync(tier, Draft)) parts.Add(part);
        return parts;
    }

    private static async Task<long> PayingAsync(PortalKit kit, string email, string plan)
    {
        var profile = await kit.SignUpAsync(email, plan);
        await kit.HasCardAsync(profile, "pm_" + email);
        return profile;
    }
}
