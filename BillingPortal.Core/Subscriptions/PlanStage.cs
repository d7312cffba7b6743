using BillingPortal.Core.Entitlements;

namespace BillingPortal.Core.Subscriptions;

/// <summary>Where a customer stands on the way of a subscription, as far as it decides what can be done next.</summary>
public enum PlanStage
{
    /// <summary>There never was one.</summary>
    None,

    /// <summary>Before the end of the trial.</summary>
    Trial,

    /// <summary>The trial is over; paid billing waits for a card.</summary>
    Waiting,

    /// <summary>On a tier that needs no card.</summary>
    Free,

    /// <summary>Paid billing runs.</summary>
    Paying,

    /// <summary>Cancelled, and not over yet.</summary>
    Leaving,

    /// <summary>Cancelled, and over.</summary>
    Gone,
}

/// <summary>The stage follows from how the customer stands.</summary>
public static class PlanStages
{
    /// <summary>The stage at the instant of that decision.</summary>
    public static PlanStage Of(Access access) => access.Reason switch
    {
        AccessReason.NoSubscription => PlanStage.None,
        AccessReason.Left or AccessReason.LeftForFree => PlanStage.Gone,
        _ when access.EndsAt is not null => PlanStage.Leaving,
        AccessReason.InTrial or AccessReason.InTrialWithCard or AccessReason.CardFirst => PlanStage.Trial,
        AccessReason.TrialOver or AccessReason.FellToFree => PlanStage.Waiting,
        AccessReason.NeedsNoCard => PlanStage.Free,
        _ => PlanStage.Paying,
    };
}
