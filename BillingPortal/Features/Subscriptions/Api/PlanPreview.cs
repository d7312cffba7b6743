using BillingPortal.Core;
using BillingPortal.Core.Periods;
using BillingPortal.Core.Rating;
using BillingPortal.Core.Subscriptions;
using BillingPortal.Features.Catalog.Contracts;

namespace BillingPortal.Features.Subscriptions.Api;

/// <summary>A month as it is, and as it would be.</summary>
internal sealed record MonthBothWays(string Month, long Used, MonthAnswer Without, MonthAnswer With);

/// <summary>What a wish would do; nothing was changed.</summary>
/// <param name="Step">"none" when it is so already.</param>
/// <param name="From">The first day of the tier.</param>
/// <param name="Months">Empty while nothing is billed.</param>
internal sealed record PlanPreview(string Step, string? Tier, DateOnly? From, DateOnly? LastDay, DateTime? AccessEndsAt, IReadOnlyList<MonthBothWays> Months)
{
    public static PlanPreview Nothing { get; } = new("none", null, null, null, null, []);

    public static PlanPreview Of(PlanMove move) => new(Word(move.Step), move.To?.Name, move.To is null ? null : move.From, move.LastDay, move.AccessEndsAt,
        [.. move.Months.Select(m => new MonthBothWays(m.Month.ToString(), m.Used, MonthAnswer.Of(m.Without), MonthAnswer.Of(m.With)))]);

    public static PlanPreview Of(Begun begun, TimeZoneInfo zone) => new("begin", begun.Tier.Name, zone.DayOf(begun.At), null, null, begun.Month is { } first
        ? [new(first.Month.ToString(), 0, MonthAnswer.Of(new(0, 0, [], Money.Zero(first.Base.Currency))), MonthAnswer.Of(first.Unused))]
        : []);

    private static string Word(PlanStep step) => step switch
    {
        PlanStep.ChangeToday => "change_today",
        PlanStep.ChangeNextMonth => "change_next_month",
        PlanStep.StartPaying => "start_paying",
        PlanStep.DropChange => "drop_change",
        PlanStep.LeaveAtMonthEnd => "leave_at_month_end",
        PlanStep.LeaveToday => "leave_today",
        PlanStep.LeaveWithTrial => "leave_with_trial",
        PlanStep.Stay => "stay",
        PlanStep.Restart => "come_back",
        _ => throw new ArgumentOutOfRangeException(nameof(step), step, "No word for this step."),
    };
}
