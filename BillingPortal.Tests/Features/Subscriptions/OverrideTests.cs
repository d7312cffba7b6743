using BillingPortal.Core;
using BillingPortal.Core.Periods;
using BillingPortal.Core.Rating;
using BillingPortal.Features.Entitlements.Contracts;
using BillingPortal.Features.Subscriptions;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Audit;
using BillingPortal.Platform.Data.Model.Customers;
using BillingPortal.Platform.Data.Model.Subscriptions;
using BillingPortal.Platform.Data.Model.Usage;
using BillingPortal.Platform.Identity;
using BillingPortal.Platform.Settings;
using BillingPortal.Tests.Kit;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Tests.Features.Subscriptions;

[Trait("Part", "data")]
public sealed class OverrideTests
{
    private static readonly Actor Admin = Actor.Person("ada", isAdmin: true);

    /// <summary>Seen before, given, billed as it was shown; field by field; refused when somebody gave another one meanwhile; ended with what it changes; audited.</summary>
    [Theory, OnBoth]
    public async Task OtherTerms_AreSeenInTheRunningMonth_ThenGiven_ThenEnded(DatabaseProvider provider)
    {
        await using var kit = await PortalKit.StartAsync(provider);
        var profile = await kit.SignUpAsync();
        await kit.HasCardAsync(profile);
        await kit.PassAsync(TimeSpan.FromDays(60));
        var today = DateOnly.FromDateTime(kit.Clock.UtcNow);
        var month = CalendarMonth.Of(today);
        await kit.Database.WriteAsync(db =>
        {
            db.Add(new UsageMonthRow { ProfileId = profile, Meter = "units", Month = month.First, Units = 150, Changes = 1 });
            return Task.CompletedTask;
        });
        var give = kit.Get<GiveOverride>();

        // Basic: $50, 100 units, $2.25 each above. The whole month from its first day: $40 for 120 units, and a tenth off.
        var typed = new TypedOverride { From = $"{month.First:yyyy-MM-dd}", Base = "40", Included = "120", DiscountKind = DiscountKind.Percent, Discount = "10", DiscountUntil = $"{month.Last:yyyy-MM-dd}" };
        var seen = (await give.PreviewAsync(profile, typed)).Value!;
        Assert.Equal((16250, 9675, 150), (seen.Without.Total.Minor, seen.With.Total.Minor, seen.Used)); // 50 + 50 × 2.25, and (40 + 30 × 2.25) × 0.9
        Assert.Empty(await kit.ReadAsync(db => db.Set<OverrideRow>().ToListAsync()));

        Assert.Equal("not_allowed", (await give.RunAsync(Actor.Person("sam", isAdmin: false), profile, typed, "Old customer", [])).Refused!.Code);
        Assert.Equal("reason_missing", (await give.RunAsync(Admin, profile, typed, " ", [])).Refused!.Code);
        Assert.Equal("reason_personal", (await give.RunAsync(Admin, profile, typed, "For " + Subscribed.Rosa, [])).Refused!.Code);
        Assert.True((await give.RunAsync(Admin, profile, typed, "Old customer", [])).IsDone);
        var plan = (await kit.StandingAsync(profile)).Plan!;
        Assert.Equal(seen.With.Total, RateMonth.Of(plan.History!.Month(month, 150, false)).Total);
        Assert.Equal((4000, 120), ((await kit.StandingAsync(profile)).Subscribed!.Base.Minor, (await kit.StandingAsync(profile)).Subscribed!.Included));

        // Another admin has not seen it.
        var cap = new TypedOverride { From = $"{today:yyyy-MM-dd}", HardCap = "130" };
        Assert.Equal("version_changed", (await give.RunAsync(Admin, profile, cap, "Cap", [])).Refused!.Code);
        Assert.True((await give.RunAsync(Admin, profile, cap, "Cap", [.. plan.Overrides.Select(o => o.Id)])).IsDone);
        var capped = RateMonth.Of((await kit.StandingAsync(profile)).Plan!.History!.Month(month, 150, false));
        Assert.Equal((10, 20), (capped.OverageUnits, capped.UnbilledUnits));

        // Ended now: the cap is gone.
        var last = (await kit.StandingAsync(profile)).Plan!.Overrides[^1];
        Assert.Equal("last_day_closed", (await give.EndAsync(Admin, profile, last.Id, today.AddDays(-2), last.Version, "Over")).Refused!.Code);
        Assert.Equal((30, 10), ((await give.PreviewEndAsync(profile, last.Id, today.AddDays(-1)))!.With.OverageUnits, (await give.PreviewEndAsync(profile, last.Id, today.AddDays(-1)))!.Without.OverageUnits));
        Assert.True((await give.EndAsync(Admin, profile, last.Id, today.AddDays(-1), last.Version, "Over")).IsDone);
        Assert.Equal("version_changed", (await give.EndAsync(Admin, profile, last.Id, today.AddDays(-1), last.Version, "Over")).Refused!.Code);
        Assert.Equal("override_over", (await give.EndAsync(Admin, profile, last.Id, today.AddDays(9), last.Version + 1, "Over")).Refused!.Code);

        Assert.Equal("override.given override.given override.ended", string.Join(' ', await kit.ReadAsync(db => db.Set<AuditEntryRow>().Where(a => a.Action.StartsWith("override.")).OrderBy(a => a.Id).Select(a => a.Action).ToListAsync())));
        Assert.Contains("override.ended", await kit.TimelineAsync(profile), StringComparison.Ordinal);
    }

    [Fact]
    public void EveryWrongField_IsNamedAtOnce()
    {
        var typed = new TypedOverride { From = "2027-05-31", Base = "4.005", Included = "-1", UnitPrice = "x", DiscountKind = DiscountKind.Percent, Discount = "100.5", DiscountUntil = "2027-06-15", HardCap = "1.5", TrialDays = "9999" };
        Assert.Equal("base_invalid included_invalid unit_price_invalid discount_invalid hard_cap_invalid trial_days_invalid from_closed discount_until_invalid",
            string.Join(' ', typed.Read(Currency.Usd, new(2027, 6, 1)).Refusals.Select(r => r.Code)));
        Assert.Equal("from_invalid override_empty", string.Join(' ', new TypedOverride().Read(Currency.Usd, new(2027, 6, 1)).Refusals.Select(r => r.Code)));
        Assert.Equal("discount_until_invalid", new TypedOverride { From = "2027-07-01", DiscountKind = DiscountKind.Amount, Discount = "5", DiscountUntil = "2027-06-30" }.Read(Currency.Usd, new(2027, 6, 1)).Refused!.Code);
        Assert.Equal("discount_invalid", new TypedOverride { From = "2027-07-01", DiscountKind = DiscountKind.Amount, Discount = "0" }.Read(Currency.Usd, new(2027, 6, 1)).Refused!.Code);
    }

    /// <summary>In a trial the first month is compared; without a subscription there is none.</summary>
    [Fact]
    public async Task BeforeBilling_TheFirstMonthIsCompared()
    {
        await using var kit = await PortalKit.StartAsync(DatabaseProvider.Sqlite);
        var profile = await kit.SignUpAsync();
        var standing = await kit.StandingAsync(profile);
        var first = kit.Get<BillingPortal.Features.Subscriptions.Contracts.FirstBill>().Of(standing)!;
        var seen = (await kit.Get<GiveOverride>().PreviewAsync(profile, new() { From = $"{DateOnly.FromDateTime(kit.Clock.UtcNow):yyyy-MM-dd}", DiscountKind = DiscountKind.Amount, Discount = "10" })).Value!;
        Assert.Equal((first.Month, first.Base), (seen.Month, seen.Without.Total));
        Assert.Equal(first.Base.Minor - (long)Math.Round(1000m * first.Days / first.Of, MidpointRounding.AwayFromZero), seen.With.Total.Minor);
    }

    /// <summary>A customer of a backend: the terms are given first, the subscription begins later.</summary>
    [Fact]
    public async Task TrialOfAnOverride_CountsWhenTheSubscriptionBegins_AndItsDaysAreNotOver()
    {
        await using var kit = await PortalKit.StartAsync(DatabaseProvider.Sqlite);
        var today = DateOnly.FromDateTime(kit.Clock.UtcNow);
        var (early, late) = (await WithTrialAsync(kit, "a", 45, today), await WithTrialAsync(kit, "b", 45, today.AddDays(1)));
        await kit.Database.WriteAsync(async db =>
        {
            foreach (var profile in new[] { early, late }) await kit.Get<BillingPortal.Features.Subscriptions.Contracts.ISubscriptions>().StartAsync(db, profile, null, kit.Clock.UtcNow);
        });
        Assert.Equal((kit.Clock.UtcNow.AddDays(45), kit.Clock.UtcNow.AddDays(14)), ((await kit.StandingAsync(early)).Subscription!.TrialEndsAt, (await kit.StandingAsync(late)).Subscription!.TrialEndsAt));
    }

    private static async Task<long> WithTrialAsync(PortalKit kit, string id, int days, DateOnly from)
    {
        var profile = new BillingProfileRow { PublicId = "cust_" + id, Locale = "en-US", TimeZone = "UTC", CreatedAt = kit.Clock.UtcNow };
        await kit.Database.WriteAsync(db =>
        {
            db.Add(profile);
            return Task.CompletedTask;
        });
        Assert.True((await kit.Get<GiveOverride>().RunAsync(Admin, profile.Id, new() { From = $"{from:yyyy-MM-dd}", TrialDays = $"{days}" }, "Large company", [])).IsDone);
        return profile.Id;
    }
}
