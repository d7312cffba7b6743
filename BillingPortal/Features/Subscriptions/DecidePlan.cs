using BillingPortal.Core;
using BillingPortal.Core.Catalog;
using BillingPortal.Core.Entitlements;
using BillingPortal.Core.Periods;
using BillingPortal.Core.Rating;
using BillingPortal.Core.Subscriptions;
using BillingPortal.Features.Catalog.Contracts;
using BillingPortal.Features.Entitlements.Contracts;
using BillingPortal.Platform.Api;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Subscriptions;
using BillingPortal.Platform.Settings;

namespace BillingPortal.Features.Subscriptions;

/// <summary>Decides what becomes of a wish, and reckons the months with and without it. It changes nothing.</summary>
internal sealed class DecidePlan(ICatalogue catalogue, IUsedUnits units, BillingSettings settings, Installation installation)
{
    private static readonly Refusal UnknownTier = new(Codes.TierUnknown, "There is no such tier to choose. Look at the tiers that are offered.", "tier");
    private static readonly Refusal ByStripe = new(Codes.TierUnknown, "This tier is not sold here by the month.", "tier");
    private static readonly Refusal Same = new("plan_same", "This is the tier that you have. Nothing was changed.", "tier");
    private static readonly Refusal NoCard = new(Codes.CardNeeded, "This tier is paid for, and there is no card yet. Set one up first, then choose the tier.");
    private static readonly Refusal NothingPlanned = new("nothing_planned", "No change is planned.");

    /// <summary>The stage, with a running trial also while the customer tries a tier that needs no card.</summary>
    public static PlanStage StageOf(Standing standing) => PlanStages.Of(standing.Access) is var stage && stage == PlanStage.Free && standing.Subscription is { PaidStart: PaidStart.AfterTrial } mine && mine.TrialEndsAt > standing.Now
        ? PlanStage.Trial
        : stage;

    public async Task<Result<PlanMove>> RunAsync(PortalDb db, Standing standing, PlanWish wish, CancellationToken ct = default)
    {
        if (standing.Subscription is not { } mine) return PlanDeeds.Of(PlanStage.None, PlanDeed.CancelNow).Refused!;
        var context = new PlanContext(standing, installation, settings);
        if (wish.Wish != Wish.Take) return await DoneAsync(db, context, mine, DeedOf(wish.Wish), null, ct);
        var offered = (await catalogue.OfferedAsync(db, ct)).FirstOrDefault(t => t.Terms.Name.Equals(wish.Tier?.Trim(), StringComparison.OrdinalIgnoreCase));
        if (offered is null or { IsByStripe: true }) return offered is null ? UnknownTier : ByStripe;
        return await TakeAsync(db, context, mine, offered, ct);
    }

    // Chosen, or come to by a version for all.
    private static bool Has(Standing standing, OfferedTier to) => standing.Plan!.Chosen!.Id == to.VersionId || (standing.Subscribed is { } mine && (mine.Name, mine.Version) == (to.Terms.Name, to.Terms.Version));

    private Task<Result<PlanMove>> TakeAsync(PortalDb db, PlanContext context, SubscriptionRow mine, OfferedTier to, CancellationToken ct)
    {
        var stage = StageOf(context.Standing);
        if (stage == PlanStage.Gone) return DoneAsync(db, context, mine, PlanDeed.ComeBack, to, ct);
        var planned = context.HasPlanned ? mine.NextVersionId : null;
        if (planned == to.VersionId) return Task.FromResult<Result<PlanMove>>(new Refusal("plan_same", "This change is planned already."));
        if (Has(context.Standing, to)) return planned is null ? Task.FromResult<Result<PlanMove>>(Same) : DoneAsync(db, context, mine, PlanDeed.TakeBackChange, null, ct);
        return DoneAsync(db, context, mine, context.IsUpgrade(stage, to.Terms) ? PlanDeed.Upgrade : PlanDeed.Downgrade, to, ct);
    }

    private async Task<Result<PlanMove>> DoneAsync(PortalDb db, PlanContext context, SubscriptionRow mine, PlanDeed deed, OfferedTier? to, CancellationToken ct)
    {
        var step = PlanDeeds.Of(StageOf(context.Standing), deed);
        if (!step.IsDone) return step.Refused!;
        if (deed == PlanDeed.TakeBackChange && !context.HasPlanned) return NothingPlanned;
        var how = step.Value == PlanStep.StartPaying && to is { Terms.NeedsCard: false } ? PlanStep.ChangeToday : step.Value;
        if (how is PlanStep.StartPaying or PlanStep.Restart && to!.Terms.NeedsCard && context.Standing.Card is null) return NoCard;
        var used = await UsedAsync(db, mine.ProfileId, context, ct);
        return context.Move(how, to, used);
    }

    private async Task<Func<CalendarMonth, long>> UsedAsync(PortalDb db, long profile, PlanContext context, CancellationToken ct)
    {
        var months = new[] { CalendarMonth.Of(context.Today), CalendarMonth.Of(context.Today).Next };
        var used = await units.OfAsync(db, profile, context.Standing.Plan!, months, ct);
        return month => used.GetValueOrDefault(month);
    }

    private static PlanDeed DeedOf(Wish wish) => wish switch
    {
        Wish.Keep => PlanDeed.TakeBackChange,
        Wish.LeaveAtMonthEnd => PlanDeed.CancelAtMonthEnd,
        Wish.LeaveNow => PlanDeed.CancelNow,
        Wish.Stay => PlanDeed.TakeBackCancel,
        _ => throw new ArgumentOutOfRangeException(nameof(wish), wish, "This is not done to the present plan."),
    };
}
