using BillingPortal.Core;
using BillingPortal.Core.Entitlements;
using BillingPortal.Core.Periods;
using BillingPortal.Core.Rating;
using BillingPortal.Core.Subscriptions;
using BillingPortal.Features.Subscriptions;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Usage;
using BillingPortal.Platform.Identity;
using BillingPortal.Platform.Settings;
using BillingPortal.Tests.Features.Catalog;
using BillingPortal.Tests.Kit;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Tests.Features.Subscriptions;

/// <summary>Customers who do something with their plans: all sign up on 1 June 2026, 12:00 UTC; trials end on 15 June. Costless needs no card and has no price.</summary>
internal static class PlanWishes
{
    public static readonly CalendarMonth June = new(2026, 6);
    public static readonly CalendarMonth July = new(2026, 7);
    public static readonly CalendarMonth August = new(2026, 8);

    public static async Task<PortalKit> StartAsync(DatabaseProvider provider)
    {
        var kit = await PortalKit.StartAsync(provider);
        await kit.AddTierAsync("Costless", terms => (terms.NeedsCard, terms.Base, terms.Included) = (false, 0, 10));
        return kit;
    }

    public static Task<long> SignUpAsync(PortalKit kit, string name, string? plan = null) => kit.SignUpAsync(name + "@example.com", plan);

    // With a card from the beginning: paid billing starts when the trial ends.
    public static async Task<long> PayingAsync(PortalKit kit, string name, string? plan = null)
    {
        var profile = await SignUpAsync(kit, name, plan);
        await kit.HasCardAsync(profile, "pm_" + name);
        return profile;
    }

    public static PlanWish Take(string tier) => new(Wish.Take, tier);

    public static async Task<Result<PlanMove>> PreviewAsync(PortalKit kit, long profile, PlanWish wish) => await kit.Get<ChangePlan>().PreviewAsync(profile, wish);

    // Done as it was shown, and billed so: of each month that was shown the history says the same afterwards.
    public static async Task<PlanMove> DoAsync(PortalKit kit, long profile, PlanWish wish)
    {
        wish = wish with { Version = (await kit.StandingAsync(profile)).Subscription!.Version };
        var shown = await PreviewAsync(kit, profile, wish);
        Assert.True(shown.IsDone, shown.Refused?.Sentence);
        var done = await kit.Get<ChangePlan>().RunAsync(Actor.System, profile, wish);
        Assert.True(done.IsDone, done.Refused?.Sentence);
        var after = await kit.StandingAsync(profile);
        foreach (var (was, month) in shown.Value.Months.Zip(done.Value.Months))
        {
            Assert.Equal((Bill(was.Without), Bill(was.With)), (Bill(month.Without), Bill(month.With)));
            if (after.Plan!.History!.IsBilledIn(month.Month)) Assert.Equal(Bill(was.With), Bill(await BilledAsync(kit, profile, month.Month, month.Used)));
            else Assert.True(after.Access.BilledFrom is null || was.With.Total.Minor == 0);
        }
        return done.Value;
    }

    public static async Task<(PlanStep, DateTime?, DateOnly?)> LeaveAsync(PortalKit kit, long profile, Wish wish)
    {
        var move = await DoAsync(kit, profile, new(wish));
        var access = (await kit.StandingAsync(profile)).Access;
        Assert.Equal((move.AccessEndsAt, !(access.EndsAt <= kit.Clock.UtcNow)), (access.EndsAt, access.Reason != AccessReason.Left));
        return (move.Step, move.AccessEndsAt, move.LastDay);
    }

    public static async Task<Refusal> RefuseAsync(PortalKit kit, long profile, PlanWish wish)
    {
        var before = (await kit.StandingAsync(profile)).Subscription!.Version;
        var shown = await PreviewAsync(kit, profile, wish);
        var done = await kit.Get<ChangePlan>().RunAsync(Actor.System, profile, wish);
        Assert.Equal((shown.Refused, before), (done.Refused, (await kit.StandingAsync(profile)).Subscription!.Version));
        return done.Refused ?? new("done", "");
    }

    public static async Task<RatedMonth> BilledAsync(PortalKit kit, long profile, CalendarMonth month, long used) =>
        RateMonth.Of((await kit.StandingAsync(profile)).Plan!.History!.Month(month, used, kit.Get<BillingSettings>().CapFirstMonth));

    public static async Task<AccessReason> ReasonAsync(PortalKit kit, long profile) => (await kit.StandingAsync(profile)).Access.Reason;

    public static async Task<(string, DateOnly?)> TierAsync(PortalKit kit, long profile)
    {
        var standing = await kit.StandingAsync(profile);
        Assert.Equal(standing.Subscribed!.Name, standing.Plan!.Chosen!.Tier.Name);
        return (standing.Subscribed.Name, standing.Subscription!.NextFrom);
    }

    public static Task<string[]> KindsAsync(PortalKit kit, long profile) => kit.ReadAsync(db => db.Set<BillingPortal.Platform.Data.Model.Customers.TimelineRow>()
        .Where(t => t.ProfileId == profile && t.Kind.StartsWith("plan.")).OrderBy(t => t.At).ThenBy(t => t.Id).Select(t => t.Kind).ToArrayAsync());

    public static Task UseAsync(PortalKit kit, long profile, CalendarMonth month, long units) => kit.Database.WriteAsync(db =>
    {
        db.Add(new UsageMonthRow { ProfileId = profile, Meter = Meters.Units, Month = month.First, Units = units, Changes = 1 });
        db.Add(new UsageDayRow { ProfileId = profile, Meter = Meters.Units, Day = month.First.AddDays(2), Units = units });
        return Task.CompletedTask;
    });

    public static Task ToAsync(PortalKit kit, string instant) => kit.PassAsync(Instant(instant.Contains('T', StringComparison.Ordinal) ? instant : instant + "T12:00") - kit.Clock.UtcNow);

    public static DateTime Instant(string text) => DateTime.SpecifyKind(DateTime.ParseExact(text, "yyyy-MM-ddTHH:mm", System.Globalization.CultureInfo.InvariantCulture), DateTimeKind.Utc);

    public static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    public static string Bill(RatedMonth month) => string.Create(System.Globalization.CultureInfo.InvariantCulture,
        $"{string.Join(" | ", month.Lines.Select(l => l.Kind == RatedLineKind.Base ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{l.Tier} {l.First.Day}–{l.Last.Day}: {l.Days}/{l.Of} ${l.Amount.Major:F2}") : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{l.Units} × {l.UnitPrice} ${l.Amount.Major:F2}")))} = ${month.Total.Major:F2}").TrimStart();
}
