using BillingPortal.Core.Entitlements;
using BillingPortal.Core.Subscriptions;
using BillingPortal.Features.Subscriptions;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Cards;
using BillingPortal.Platform.Data.Model.Subscriptions;
using BillingPortal.Platform.Settings;
using BillingPortal.Tests.Kit;
using Microsoft.EntityFrameworkCore;
using static BillingPortal.Tests.Features.Subscriptions.PlanWishes;

namespace BillingPortal.Tests.Features.Subscriptions;

/// <summary>Who leaves, and who comes back.</summary>
[Trait("Part", "data")]
public sealed class LeavePlanTests
{
    [Theory, OnBoth]
    public async Task LeavingAndComingBack_IsBilledAsItWasShown(DatabaseProvider provider)
    {
        await using var kit = await StartAsync(provider);
        var (ends, now, capped, uncounted, back, later) = (await PayingAsync(kit, "ends"), await PayingAsync(kit, "now"), await PayingAsync(kit, "capped"), await PayingAsync(kit, "uncounted"),
            await PayingAsync(kit, "back"), await PayingAsync(kit, "later"));
        await ToAsync(kit, "2026-06-15T15:00");
        // No day is counted yet: at once means the first day that is.
        Assert.Equal((PlanStep.LeaveToday, Instant("2026-06-17T00:00"), Day("2026-06-16")), await LeaveAsync(kit, uncounted, Wish.LeaveNow));
        Assert.Equal("Basic 16–16: 1/30 $1.67 = $1.67", Bill(await BilledAsync(kit, uncounted, June, 0)));

        await ToAsync(kit, "2026-07-10T09:00");
        await DoAsync(kit, ends, Take("Premium"));
        await ToAsync(kit, "2026-07-11T09:00");
        await DoAsync(kit, ends, Take("Basic"));
        Assert.Equal((PlanStep.LeaveAtMonthEnd, Instant("2026-08-01T00:00"), Day("2026-07-31")), await LeaveAsync(kit, ends, Wish.LeaveAtMonthEnd));
        Assert.Equal((PlanStep.LeaveToday, Instant("2026-07-12T00:00"), Day("2026-07-11")), await LeaveAsync(kit, now, Wish.LeaveNow));
        Assert.Equal("Basic 1–11: 11/31 $17.74 = $17.74", Bill(await BilledAsync(kit, now, July, 0)));
        // 90 units of 11 days would cost more than of the whole month: that one is billed, and lasts.
        await UseAsync(kit, capped, July, 90);
        Assert.Equal((PlanStep.LeaveToday, Instant("2026-08-01T00:00"), Day("2026-07-11")), await LeaveAsync(kit, capped, Wish.LeaveNow));
        Assert.Equal("Basic 1–31: 31/31 $50.00 = $50.00", Bill(await BilledAsync(kit, capped, July, 90)));
        foreach (var mine in new[] { ends, capped }) Assert.Equal(PlanStep.Stay, (await DoAsync(kit, mine, new(Wish.Stay))).Step);
        Assert.Equal("plan_not_cancelled", (await RefuseAsync(kit, ends, new(Wish.Stay))).Code);
        Assert.Equal(("Premium", null), await TierAsync(kit, ends)); // what was planned is not there again
        Assert.Equal("Basic 1–9: 9/31 $14.52 | Premium 10–31: 22/31 $127.74 = $142.26", Bill(await BilledAsync(kit, ends, July, 0)));
        Assert.True((await kit.StandingAsync(ends)).Plan!.History!.IsBilledIn(August));

        await LeaveAsync(kit, back, Wish.LeaveNow);
        await LeaveAsync(kit, later, Wish.LeaveNow);
        await LeaveAsync(kit, ends, Wish.LeaveAtMonthEnd);
        Assert.Equal(AccessReason.Paying, await ReasonAsync(kit, back));
        await ToAsync(kit, "2026-07-21T09:00");
        var gone = await kit.StandingAsync(back);
        Assert.Equal((AccessReason.Left, false, true), (gone.Access.Reason, gone.Access.Allowed, gone.Access.PortalOpen));
        Assert.Equal("plan_left", (await RefuseAsync(kit, back, new(Wish.LeaveNow))).Code);
        Assert.Contains("2026-07-12 00:00 plan.ended: Basic ended, as it was cancelled.", await kit.TimelineAsync(back), StringComparison.Ordinal);

        await BackInTheSameMonthAsync(kit, back);

        Assert.Equal(PlanStep.ChangeNextMonth, (await PreviewAsync(kit, capped, Take("Costless"))).Value.Step);

        await BackLaterAsync(kit, later);

        // On the last day of a month the first period runs on; leaving then means to the end of its first day.
        await ToAsync(kit, "2026-09-30T09:00");
        var move = await DoAsync(kit, ends, Take("Basic"));
        Assert.Equal("Basic 30–30: 1/30 $1.67 = $1.67", Bill(move.Months[0].With));
    }

    private static async Task BackInTheSameMonthAsync(PortalKit kit, long back)
    {
        // Back in the same month: one month, rated once, with one allowance for 11 + 11 days; the day counts.
        await UseAsync(kit, back, July, 72);
        var move = await DoAsync(kit, back, Take("Basic"));
        Assert.Equal((PlanStep.Restart, "Basic 1–31: 22/31 $35.48 | 1 × 2.25 $2.25 = $37.73"), (move.Step, Bill(move.Months[0].With)));
        Assert.Equal((AccessReason.Paying, PaidStart.Back), (await ReasonAsync(kit, back), (await kit.StandingAsync(back)).Subscription!.PaidStart));
    }

    private static async Task BackLaterAsync(PortalKit kit, long later)
    {
        // In a later month, with another tier, not without a card.
        await ToAsync(kit, "2026-09-20T09:00");
        Assert.False((await kit.StandingAsync(later)).Plan!.History!.IsBilledIn(new(2026, 9)));
        await kit.Database.WriteAsync(db => db.Set<CardRow>().Where(c => c.ProfileId == later).ExecuteUpdateAsync(set => set.SetProperty(c => c.EndedAt, kit.Clock.UtcNow)));
        Assert.Equal("card_needed", (await RefuseAsync(kit, later, Take("Gold"))).Code);
        await kit.HasCardAsync(later, "pm_later_2");
        var move = await DoAsync(kit, later, Take("Gold"));
        Assert.Equal("Gold 20–30: 11/30 $220.00 = $220.00", Bill(move.Months[0].With));
        Assert.Equal("Basic 1–11: 11/31 $17.74 = $17.74", Bill(await BilledAsync(kit, later, July, 0)));
        Assert.Equal(["plan.cancelled", "plan.ended", "plan.back"], await KindsAsync(kit, later));
    }
}
