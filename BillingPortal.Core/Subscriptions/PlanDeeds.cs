namespace BillingPortal.Core.Subscriptions;

/// <summary>What a customer can want of the plan.</summary>
public enum PlanDeed
{
    /// <summary>A tier whose base is not lower.</summary>
    Upgrade,

    /// <summary>A tier whose base is lower.</summary>
    Downgrade,

    /// <summary>Keep the tier instead of the change that is planned.</summary>
    TakeBackChange,

    /// <summary>Leave when the month is over.</summary>
    CancelAtMonthEnd,

    /// <summary>Leave today.</summary>
    CancelNow,

    /// <summary>Stay after all.</summary>
    TakeBackCancel,

    /// <summary>Begin again after having left.</summary>
    ComeBack,
}

/// <summary>How a deed is done.</summary>
public enum PlanStep
{
    /// <summary>The tier changes today; the day belongs to the new one.</summary>
    ChangeToday,

    /// <summary>The tier changes on the first day of the next month.</summary>
    ChangeNextMonth,

    /// <summary>Paid billing starts, with a first month.</summary>
    StartPaying,

    /// <summary>The planned change is dropped.</summary>
    DropChange,

    /// <summary>It lasts to the end of the month.</summary>
    LeaveAtMonthEnd,

    /// <summary>It lasts to the end of the day, or of the first day that is counted.</summary>
    LeaveToday,

    /// <summary>It lasts as long as the trial, and billing never starts.</summary>
    LeaveWithTrial,

    /// <summary>The cancelling is dropped.</summary>
    Stay,

    /// <summary>Billing starts anew, without a trial; the day counts.</summary>
    Restart,
}

/// <summary>All transitions of a subscription in one table: what can be done at a stage, and how. What is not in it is refused, with the reason.</summary>
public static class PlanDeeds
{
    private static readonly Refusal NoPlan = new("no_plan", "There is no plan yet.");
    private static readonly Refusal Cancelled = new("plan_cancelled", "The plan is cancelled. Take that back first, then choose another tier.");
    private static readonly Refusal CancelledAlready = new("plan_cancelled_already", "The plan is cancelled already.");
    private static readonly Refusal Left = new("plan_left", "The plan has ended. Come back first.");
    private static readonly Refusal NotCancelled = new("plan_not_cancelled", "The plan is not cancelled.");
    private static readonly Refusal NothingPlanned = new("nothing_planned", "No change is planned.");

    private static readonly Dictionary<(PlanStage, PlanDeed), PlanStep> Table = new()
    {
        [(PlanStage.Trial, PlanDeed.Upgrade)] = PlanStep.ChangeToday,
        [(PlanStage.Trial, PlanDeed.Downgrade)] = PlanStep.ChangeToday,
        [(PlanStage.Trial, PlanDeed.CancelAtMonthEnd)] = PlanStep.LeaveWithTrial,
        [(PlanStage.Trial, PlanDeed.CancelNow)] = PlanStep.LeaveToday,
        [(PlanStage.Waiting, PlanDeed.Upgrade)] = PlanStep.ChangeToday,
        [(PlanStage.Waiting, PlanDeed.Downgrade)] = PlanStep.ChangeToday,
        [(PlanStage.Waiting, PlanDeed.CancelAtMonthEnd)] = PlanStep.LeaveToday,
        [(PlanStage.Waiting, PlanDeed.CancelNow)] = PlanStep.LeaveToday,
        [(PlanStage.Free, PlanDeed.Upgrade)] = PlanStep.StartPaying,
        [(PlanStage.Free, PlanDeed.Downgrade)] = PlanStep.ChangeToday,
        [(PlanStage.Free, PlanDeed.CancelAtMonthEnd)] = PlanStep.LeaveAtMonthEnd,
        [(PlanStage.Free, PlanDeed.CancelNow)] = PlanStep.LeaveToday,
        [(PlanStage.Paying, PlanDeed.Upgrade)] = PlanStep.ChangeToday,
        [(PlanStage.Paying, PlanDeed.Downgrade)] = PlanStep.ChangeNextMonth,
        [(PlanStage.Paying, PlanDeed.TakeBackChange)] = PlanStep.DropChange,
        [(PlanStage.Paying, PlanDeed.CancelAtMonthEnd)] = PlanStep.LeaveAtMonthEnd,
        [(PlanStage.Paying, PlanDeed.CancelNow)] = PlanStep.LeaveToday,
        [(PlanStage.Leaving, PlanDeed.TakeBackCancel)] = PlanStep.Stay,
        [(PlanStage.Gone, PlanDeed.ComeBack)] = PlanStep.Restart,
    };

    /// <summary>How the deed is done at this stage, or why it is not.</summary>
    public static Result<PlanStep> Of(PlanStage stage, PlanDeed deed) => Table.TryGetValue((stage, deed), out var step) ? step : Why(stage, deed);

    private static Refusal Why(PlanStage stage, PlanDeed deed) => (stage, deed) switch
    {
        (PlanStage.None, _) => NoPlan,
        (PlanStage.Gone, _) => Left,
        (_, PlanDeed.TakeBackChange) => NothingPlanned,
        (_, PlanDeed.TakeBackCancel or PlanDeed.ComeBack) => NotCancelled,
        (_, PlanDeed.CancelAtMonthEnd or PlanDeed.CancelNow) => CancelledAlready,
        _ => Cancelled,
    };
}
