using BillingPortal.Core.Entitlements;
using BillingPortal.Core.Periods;
using BillingPortal.Core.Rating;
using BillingPortal.Core.Subscriptions;
using BillingPortal.Features.Subscriptions;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Subscriptions;
using BillingPortal.Platform.Identity;
using BillingPortal.Platform.Settings;
using BillingPortal.Tests.Kit;
using Microsoft.EntityFrameworkCore;
using static BillingPortal.Tests.Features.Subscriptions.PlanWishes;

namespace BillingPortal.Tests.Features.Subscriptions;

/// <summary>What customers do with their plans while they have one; <see cref="PlanWishes"/> says how they began.</summary>
[Trait("Part", "data")]
public sealed class ChangePlanTests
{
    [Theory, OnBoth]
    public async Task WhilePaying_WhatIsShownBefore_IsWhatIsBilledAfter(DatabaseProvider provider)
    {
        await using var kit = await StartAsync(provider);
        var (up, down, twice, first) = (await PayingAsync(kit, "up"), await PayingAsync(kit, "down", "Gold"), await PayingAsync(kit, "twice"), await PayingAsync(kit, "first"));
        await ToAsync(kit, "2026-06-20");

        await UpgradeInAFirstMonthAsync(kit, first);

        await ToAsync(kit, "2026-07-10");

        await UpgradeInAMonthAsync(kit, up);

        // Several changes on a day: the last counts, and back is no change, also when it is a tier whose base is lower.
        foreach (var tier in new[] { "Gold", "Silver", "Basic" }) Assert.Equal(PlanStep.ChangeToday, (await DoAsync(kit, twice, Take(tier))).Step);
        Assert.Equal("Basic 1–31: 31/31 $50.00 = $50.00", Bill(await BilledAsync(kit, twice, July, 0)));
        Assert.Equal("plan_same", (await RefuseAsync(kit, twice, Take("basic"))).Code);
        await DoAsync(kit, twice, Take("Gold"));

        await PlanDownAsync(kit, down);

        await DoAsync(kit, twice, Take("Basic")); // still the same day
        await ToAsync(kit, "2026-07-11");
        await DoAsync(kit, twice, Take("Silver"));
        await ToAsync(kit, "2026-07-12");
        await DoAsync(kit, twice, Take("Premium"));
        var move = await DoAsync(kit, twice, Take("Gold"));
        Assert.Equal("Gold 1–31: 31/31 $600.00 = $600.00", Bill(await BilledAsync(kit, twice, August, 0)));
        Assert.Equal("Basic 1–10: 10/31 $16.13 | Silver 11–11: 1/31 $11.29 | Gold 12–31: 20/31 $387.10 = $414.52", Bill(move.Months[0].With));

        // The planned one comes by its day, and is noted.
        await ToAsync(kit, "2026-08-01");
        Assert.Equal(("Basic", null), await TierAsync(kit, down));
        Assert.Contains("2026-08-01 00:00 plan.began: Basic began, as planned.", await kit.TimelineAsync(down), StringComparison.Ordinal);
        Assert.Equal(("Gold", null), await TierAsync(kit, twice));
        Assert.DoesNotContain("as planned", await kit.TimelineAsync(twice), StringComparison.Ordinal);
        // On the day on which it came the day began with it: what is not below it is an upgrade.
        Assert.Equal(PlanStep.ChangeToday, (await DoAsync(kit, down, Take("Premium"))).Step);
        Assert.Equal(PlanStep.ChangeToday, (await DoAsync(kit, down, Take("Basic"))).Step);
        Assert.Equal("tier_unknown", (await RefuseAsync(kit, down, Take("Platinum"))).Code);
        Assert.Equal(["plan.planned", "plan.kept", "plan.planned", "plan.planned", "plan.began", "plan.changed", "plan.changed"], await KindsAsync(kit, down));
    }

    [Theory, OnBoth]
    public async Task InTheTrialAndOnFreeTiers_NothingIsBilledUntilPaidBillingBegins(DatabaseProvider provider)
    {
        await using var kit = await StartAsync(provider);
        var (tries, falls, free, locked, leaves, stays, shut) = (await SignUpAsync(kit, "tries"), await SignUpAsync(kit, "falls"), await SignUpAsync(kit, "free", "Costless"),
            await SignUpAsync(kit, "locked"), await PayingAsync(kit, "leaves"), await SignUpAsync(kit, "stays"), await SignUpAsync(kit, "shut"));

        await ChangeInTheTrialAsync(kit, tries);

        await DoAsync(kit, falls, Take("Costless"));
        Assert.Equal((PlanStep.LeaveWithTrial, Instant("2026-06-15T12:00"), null), await LeaveAsync(kit, leaves, Wish.LeaveAtMonthEnd));
        Assert.Equal((PlanStep.LeaveWithTrial, Instant("2026-06-15T12:00"), null), await LeaveAsync(kit, stays, Wish.LeaveAtMonthEnd));
        Assert.Equal("plan_cancelled", (await RefuseAsync(kit, leaves, Take("Gold"))).Code);
        Assert.Equal("plan_cancelled_already", (await RefuseAsync(kit, leaves, new(Wish.LeaveNow))).Code);
        Assert.Equal((PlanStep.LeaveToday, Instant("2026-06-02T00:00"), null), await LeaveAsync(kit, shut, Wish.LeaveNow));
        var move = await DoAsync(kit, stays, new(Wish.Stay));
        Assert.Equal("Basic 16–30: 15/30 $25.00 = $25.00", Bill(move.Months[0].With));
        await ToAsync(kit, "2026-06-15T18:00");
        Assert.Equal((AccessReason.TrialOver, AccessReason.NeedsNoCard, AccessReason.Left, AccessReason.TrialOver, AccessReason.Left),
            (await ReasonAsync(kit, tries), await ReasonAsync(kit, falls), await ReasonAsync(kit, leaves), await ReasonAsync(kit, stays), await ReasonAsync(kit, shut)));
        Assert.Empty(await kit.Database.ToAsync("leaves@example.com", "trial-ended"));
        Assert.Empty(await kit.Database.ToAsync("falls@example.com", "trial-ended"));

        await LeaveWhileLockedAsync(kit, locked);

        // From a tier that costs nothing to one that is paid: with a card, without a trial, and its day is not counted; on the day of a trial's end too.
        Assert.Equal("card_needed", (await RefuseAsync(kit, falls, Take("Basic"))).Code);
        await kit.HasCardAsync(falls, "pm_falls");
        move = await DoAsync(kit, falls, Take("Basic"));
        Assert.Equal((PlanStep.StartPaying, "Basic 16–30: 15/30 $25.00 = $25.00"), (move.Step, Bill(move.Months[0].With)));
        Assert.Equal(kit.Clock.UtcNow, (await kit.StandingAsync(falls)).Access.BilledFrom);
        Assert.Equal(new BillingSpan(Day("2026-06-15")), Assert.Single((await kit.StandingAsync(falls)).Plan!.History!.Spans));
        Assert.Contains("billing.started", await kit.TimelineAsync(falls), StringComparison.Ordinal);
        await kit.HasCardAsync(free, "pm_free");
        await ToAsync(kit, "2026-06-20");
        Assert.Equal(AccessReason.NeedsNoCard, await ReasonAsync(kit, free));
        move = await DoAsync(kit, free, Take("Premium"));
        Assert.Equal(("= $0.00", "Premium 21–30: 10/30 $60.00 = $60.00"), (Bill(move.Months[0].Without), Bill(move.Months[0].With)));
        Assert.Equal(2, await kit.ReadAsync(db => db.Set<SubscriptionRow>().CountAsync(s => s.ProfileId == free)));

        await BackToCostlessAsync(kit, free);
    }

    [Theory, OnBoth]
    public async Task OfTwoWishesAtOnce_OneIsDone_AndTheOtherIsToldThatThePlanChanged(DatabaseProvider provider)
    {
        await using var kit = await StartAsync(provider);
        var (paying, free, left) = (await PayingAsync(kit, "paying"), await SignUpAsync(kit, "free", "Costless"), await PayingAsync(kit, "left"));
        await kit.HasCardAsync(free, "pm_free");
        await ToAsync(kit, "2026-07-10");
        await LeaveAsync(kit, left, Wish.LeaveNow);
        await ToAsync(kit, "2026-07-12");
        foreach (var (profile, wishes) in new (long, PlanWish[])[]
        {
            (paying, [Take("Premium"), Take("Gold")]), (paying, [new(Wish.LeaveNow), Take("Silver")]), (free, [Take("Premium"), Take("Gold")]), (left, [Take("Basic"), Take("Silver")]),
        })
        {
            var seen = (await kit.StandingAsync(profile)).Subscription!.Version;
            var both = await Task.WhenAll(wishes.Select(w => Task.Run(() => kit.Get<ChangePlan>().RunAsync(Actor.System, profile, w with { Version = seen }))));
            Assert.Equal("version_changed", Assert.Single(both, b => !b.IsDone).Refused!.Code);
            var stale = await kit.Get<ChangePlan>().PreviewAsync(profile, wishes[0] with { Version = seen });
            Assert.Equal("version_changed", stale.Refused?.Code);
            Assert.Equal(1, await kit.ReadAsync(db => db.Set<SubscriptionRow>().CountAsync(s => s.ProfileId == profile && s.EndedAt == null)));
        }
        await kit.Database.WriteAsync(db => db.Set<SubscriptionRow>().Where(s => s.ProfileId == left).ExecuteUpdateAsync(set => set.SetProperty(s => s.EndedAt, kit.Clock.UtcNow)));
        Assert.Equal("no_plan", (await kit.Get<ChangePlan>().RunAsync(Actor.System, left, Take("Gold"))).Refused?.Code);
    }

    private static async Task UpgradeInAFirstMonthAsync(PortalKit kit, long first)
    {
        // In a first month: 15 counted days, 5 of Basic and 10 of Premium from the day of the change.
        var move = await DoAsync(kit, first, Take("Premium"));
        Assert.Equal((PlanStep.ChangeToday, Day("2026-06-20")), (move.Step, move.From));
        Assert.Equal("Basic 16–19: 4/30 $6.67 | Premium 20–30: 11/30 $66.00 = $72.67", Bill(Assert.Single(move.Months).With));
        Assert.Equal("Basic 16–30: 15/30 $25.00 = $25.00", Bill(move.Months[0].Without));
    }

    private static async Task UpgradeInAMonthAsync(PortalKit kit, long up)
    {
        // Mid-month, with usage above the allowance of the one and below that of both.
        await UseAsync(kit, up, July, 260);
        var move = await DoAsync(kit, up, Take("Premium"));
        Assert.Equal("Basic 1–31: 31/31 $50.00 | 160 × 2.25 $360.00 = $410.00", Bill(move.Months[0].Without));
        Assert.Equal("Basic 1–9: 9/31 $14.52 | Premium 10–31: 22/31 $127.74 = $142.26", Bill(move.Months[0].With));
        Assert.Equal((260, July), (move.Months[0].Used, move.Months[0].Month));
    }

    private static async Task PlanDownAsync(PortalKit kit, long down)
    {
        // Down from the next month, taken back, planned anew, replaced by another and by an upgrade.
        var move = await DoAsync(kit, down, Take("Basic"));
        Assert.Equal((PlanStep.ChangeNextMonth, Day("2026-08-01"), August), (move.Step, move.From, move.Months[0].Month));
        Assert.Equal("Gold 1–31: 31/31 $600.00 = $600.00; Basic 1–31: 31/31 $50.00 = $50.00", $"{Bill(move.Months[0].Without)}; {Bill(move.Months[0].With)}");
        Assert.Equal("Gold 1–31: 31/31 $600.00 = $600.00", Bill(await BilledAsync(kit, down, July, 0)));
        Assert.Equal("plan_same", (await RefuseAsync(kit, down, Take("Basic"))).Code);
        Assert.Equal(PlanStep.DropChange, (await DoAsync(kit, down, new(Wish.Keep))).Step);
        Assert.Equal("nothing_planned", (await RefuseAsync(kit, down, new(Wish.Keep))).Code);
        Assert.Equal("Gold 1–31: 31/31 $600.00 = $600.00", Bill(await BilledAsync(kit, down, August, 0)));
        await DoAsync(kit, down, Take("Premium"));
        await DoAsync(kit, down, Take("Basic"));
        Assert.Equal(PlanStep.DropChange, (await PreviewAsync(kit, down, Take("Gold"))).Value.Step);
    }

    private static async Task ChangeInTheTrialAsync(PortalKit kit, long tries)
    {
        // In the trial any tier at once; the first month is shown as a card would start it.
        var move = await DoAsync(kit, tries, Take("Gold"));
        Assert.Equal((PlanStep.ChangeToday, June), (move.Step, move.Months[0].Month));
        Assert.Equal("Gold 16–30: 15/30 $300.00 = $300.00", Bill(move.Months[0].With));
        move = await DoAsync(kit, tries, Take("Costless"));
        Assert.Equal(("Gold 16–30: 15/30 $300.00 = $300.00", "= $0.00"), (Bill(move.Months[0].Without), Bill(move.Months[0].With)));
        Assert.Equal(AccessReason.NeedsNoCard, await ReasonAsync(kit, tries));
        move = await DoAsync(kit, tries, Take("Basic"));
        Assert.Equal("Basic 16–30: 15/30 $25.00 = $25.00", Bill(move.Months[0].With));
    }

    private static async Task LeaveWhileLockedAsync(PortalKit kit, long locked)
    {
        // Locked, the tier can still be changed or left; leaving ends it at once, so that a card starts nothing any more.
        Assert.Equal(PlanStep.ChangeToday, (await DoAsync(kit, locked, Take("Premium"))).Step);
        Assert.Equal((PlanStep.LeaveToday, kit.Clock.UtcNow, null), await LeaveAsync(kit, locked, Wish.LeaveAtMonthEnd));
        await kit.HasCardAsync(locked, "pm_locked");
        Assert.Equal(AccessReason.Left, await ReasonAsync(kit, locked));
    }

    private static async Task BackToCostlessAsync(PortalKit kit, long free)
    {
        // And back from the next month: what is paid for ends with this one.
        var move = await DoAsync(kit, free, Take("Costless"));
        Assert.Equal((PlanStep.ChangeNextMonth, July), (move.Step, CalendarMonth.Of(move.From)));
        await ToAsync(kit, "2026-07-02");
        var standing = await kit.StandingAsync(free);
        Assert.Equal((AccessReason.NeedsNoCard, false), (standing.Access.Reason, standing.Plan!.History!.IsBilledIn(July)));
        Assert.Equal("Premium 21–30: 10/30 $60.00 = $60.00", Bill(await BilledAsync(kit, free, June, 0)));
        Assert.Equal((PlanStep.LeaveAtMonthEnd, Instant("2026-08-01T00:00"), null), await LeaveAsync(kit, free, Wish.LeaveAtMonthEnd));
        await DoAsync(kit, free, new(Wish.Stay));
        Assert.Equal("Premium 21–30: 10/30 $60.00 = $60.00", Bill(await BilledAsync(kit, free, June, 0)));
        Assert.False((await kit.StandingAsync(free)).Plan!.History!.IsBilledIn(July));
        Assert.Equal((PlanStep.LeaveToday, Instant("2026-07-03T00:00"), null), await LeaveAsync(kit, free, Wish.LeaveNow));
    }
}
