using BillingPortal.Core.Catalog;
using BillingPortal.Core.Periods;
using BillingPortal.Core.Rating;
using BillingPortal.Core.Subscriptions;
using BillingPortal.Features.Catalog.Contracts;
using BillingPortal.Features.Entitlements.Contracts;
using BillingPortal.Platform.Data.Model.Subscriptions;
using BillingPortal.Platform.Settings;

namespace BillingPortal.Features.Subscriptions;

/// <summary>A customer's plan at an instant, and what each step would make of it.</summary>
internal sealed class PlanContext(Standing standing, Installation installation, BillingSettings settings)
{
    private readonly SubscriptionRow mine = standing.Subscription!;

    public Standing Standing => standing;

    public DateOnly Today { get; } = installation.Zone.DayOf(standing.Now);

    /// <summary>A change is to come.</summary>
    public bool HasPlanned => mine.NextFrom > Today;

    // With the span that is to come where no card has started it yet, so that what is shown is what a card would start.
    private PlanHistory History { get; } = WithSpan(standing, installation, settings);

    /// <summary>Base not lower than what the day began with: of several changes on a day the last counts. Paid billing is never left by an upgrade, and always begun by one.</summary>
    public bool IsUpgrade(PlanStage stage, TierTerms to)
    {
        if (stage == PlanStage.Paying && !to.NeedsCard) return false;
        return (stage == PlanStage.Free && to.NeedsCard) || As(to).On(Today).Base >= standing.Plan!.Morning!.Base;
    }

    public PlanMove Move(PlanStep step, OfferedTier? to, Func<CalendarMonth, long> used) => step switch
    {
        PlanStep.ChangeToday => Change(step, to!, Today, used),
        PlanStep.ChangeNextMonth => Change(step, to!, CalendarMonth.Of(Today).Next.First, used),
        PlanStep.DropChange => Drop(used),
        PlanStep.StartPaying => Begin(step, to!, BillingSpan.Starting(Today, settings.CountStartDay), used),
        PlanStep.Restart => Begin(step, to!, new(Today, StartCounts: true), used),
        PlanStep.Stay => new(step, standing.Subscribed, null, Today, null, null, Compared(Ours(Stayed()), used)),
        _ => Leave(step, used),
    };

    // While it is billed, it is the last of the spans that the cancelling ended.
    private PlanHistory Stayed() => IsBilled ? History.Cancelled(null) : Begun(standing.Plan!.History!, standing, installation, settings);

    private bool IsBilled => standing.Access.BilledFrom <= standing.Now;

    /// <summary>The month from that day on with other overrides; null while nothing is billed.</summary>
    public ComparedMonth? WithOverrides(IReadOnlyList<TermsOverride> overrides, DateOnly from, Func<CalendarMonth, long> used) =>
        Compared((History with { Overrides = overrides }, from), used) is [var month] ? month : null;

    /// <summary>The first month that would be billed, where none is: from the end of the trial, from a card, from coming back or from leaving the free tier. Null while billing runs or is left.</summary>
    public CalendarMonth? FirstMonth => DecidePlan.StageOf(standing) is PlanStage.Trial or PlanStage.Waiting or PlanStage.Free or PlanStage.Gone ? CalendarMonth.Of(FirstCounted(FirstSpan)) : null;

    /// <summary>What that month would cost with this tier.</summary>
    public Core.Money FirstAs(TierTerms tier, CalendarMonth month, long used)
    {
        var history = standing.Plan!.History!;
        return Rate(Settled(history with { Choices = history.As(tier).Choices, Spans = [.. history.Spans, FirstSpan] }), month, used).Total;
    }

    private BillingSpan FirstSpan => DecidePlan.StageOf(standing) switch
    {
        PlanStage.Gone => new(Today, StartCounts: true),
        PlanStage.Free => BillingSpan.Starting(Today, settings.CountStartDay),
        _ => SpanToCome(standing, installation, settings),
    };

    private PlanMove Change(PlanStep step, OfferedTier to, DateOnly from, Func<CalendarMonth, long> used) =>
        new(step, to.Terms, to.VersionId, from, null, null, Compared((History.Changed(from, to.Terms), from), used));

    private PlanMove Drop(Func<CalendarMonth, long> used)
    {
        var kept = History with { Choices = [.. History.Choices.Where(c => c.From <= Today)] };
        return new(PlanStep.DropChange, standing.Subscribed, mine.TierVersionId, mine.NextFrom!.Value, null, null, Compared((kept, mine.NextFrom.Value), used));
    }

    private PlanMove Begin(PlanStep step, OfferedTier to, BillingSpan span, Func<CalendarMonth, long> used)
    {
        var after = standing.Plan!.History!.Changed(Today, to.Terms);
        if (to.Terms.NeedsCard) after = after with { Spans = [.. after.Spans, span] };
        return new(step, to.Terms, to.VersionId, Today, null, null, Compared(Ours(after), used));
    }

    private PlanMove Leave(PlanStep step, Func<CalendarMonth, long> used)
    {
        var (zone, atEnd) = (installation.Zone, step == PlanStep.LeaveAtMonthEnd);
        if (!IsBilled) return new(step, null, null, Today, null, UnpaidEnd(step, zone), []);
        var first = FirstCounted(History.Spans[^1]);
        var month = CalendarMonth.Of(first > Today ? first : Today);
        var last = atEnd ? month.Last : first > Today ? first : Today;
        var after = History.Cancelled(last);
        var compared = Compare(History, after, month, used(month));
        return new(step, null, null, Today, last, zone.StartOf((IsWhole(compared.With, month) ? month.Last : last).AddDays(1)), [compared]);
    }

    // Whatever cap it came by.
    private static bool IsWhole(RatedMonth rated, CalendarMonth month) => rated.Lines.LastOrDefault(l => l.Kind == RatedLineKind.Base)?.Last == month.Last;

    // Nothing is paid for yet: in a trial it lasts as wished, and where a card is waited for it ends at once, so that none can start billing any more.
    private DateTime UnpaidEnd(PlanStep step, TimeZoneInfo zone)
    {
        var (night, trial) = (zone.StartOf(Today.AddDays(1)), mine.TrialEndsAt > standing.Now ? mine.TrialEndsAt : null);
        return step switch
        {
            PlanStep.LeaveWithTrial => trial!.Value,
            PlanStep.LeaveAtMonthEnd => zone.EndOf(CalendarMonth.Of(Today)),
            _ when !standing.Subscribed!.NeedsCard => night,
            _ when trial is { } ends => ends < night ? ends : night,
            _ => standing.Now,
        };
    }

    private (PlanHistory After, DateOnly From) Ours(PlanHistory after) => (after, Today);

    // The running month, or the one from which on it differs.
    private IReadOnlyList<ComparedMonth> Compared((PlanHistory After, DateOnly From) to, Func<CalendarMonth, long> used)
    {
        if (to.After.Spans.Count == 0) return [];
        var (first, before, after) = (FirstCounted(to.After.Spans[^1]), Settled(History), Settled(to.After));
        var month = CalendarMonth.Of(first > to.From ? first : to.From);
        return before.IsBilledIn(month) || after.IsBilledIn(month) ? [Compare(before, after, month, used(month))] : [];
    }

    private ComparedMonth Compare(PlanHistory before, PlanHistory after, CalendarMonth month, long used) => new(month, used, Rate(before, month, used), Rate(after, month, used));

    private RatedMonth Rate(PlanHistory history, CalendarMonth month, long used) => history.IsBilledIn(month)
        ? RateMonth.Of(history.Month(month, used, settings.CapFirstMonth))
        : new(0, 0, [], Core.Money.Zero(installation.Currency));

    private PlanHistory As(TierTerms to) => standing.Plan!.History!.As(to);

    private static DateOnly FirstCounted(BillingSpan span) => span.StartCounts ? span.Start : span.Start.AddDays(1);

    private static PlanHistory WithSpan(Standing standing, Installation installation, BillingSettings settings) =>
        standing.Access.EndsAt is null ? Begun(standing.Plan!.History!, standing, installation, settings) : standing.Plan!.History!;

    private static PlanHistory Begun(PlanHistory history, Standing standing, Installation installation, BillingSettings settings)
    {
        if (standing is not { Subscription.TrialEndsAt: { } trial, Access.BilledFrom: null } || !(trial > standing.Now || standing.Subscribed!.NeedsCard)) return history;
        return history with { Spans = [.. history.Spans, SpanToCome(standing, installation, settings)] };
    }

    // From the trial's end, or from a card that is set up now.
    private static BillingSpan SpanToCome(Standing standing, Installation installation, BillingSettings settings)
    {
        var (trial, zone) = (standing.Subscription!.TrialEndsAt!.Value, installation.Zone);
        var start = zone.DayOf(trial > standing.Now ? trial : standing.Now);
        return BillingSpan.Starting(start, settings.CountStartDay, zone.DayOf(trial));
    }

    // Of a tier that needs no card nothing is billed: the last span ends before it, or is none.
    private static PlanHistory Settled(PlanHistory history)
    {
        if (history.Spans is not [.., var last]) return history;
        if (!history.On(last.Start).NeedsCard) return history with { Spans = [.. history.Spans.SkipLast(1)] };
        return history.FreeFrom(last.Start) is { } free && !(last.CancelOn < free) ? history.Cancelled(free.AddDays(-1)) : history;
    }
}
