using BillingPortal.Core.Entitlements;
using BillingPortal.Platform.Api;

namespace BillingPortal.Features.Entitlements;

/// <summary>The words of the API for what Core decides, and the rule behind each in a sentence.</summary>
internal static class EntitlementWords
{
    public static string Of(AccessState state) => state switch
    {
        AccessState.None => EntitlementCodes.States.None,
        AccessState.Trial => EntitlementCodes.States.Trial,
        AccessState.Locked => EntitlementCodes.States.Locked,
        AccessState.Active => EntitlementCodes.States.Active,
        AccessState.Free => EntitlementCodes.States.Free,
        AccessState.Cancelled => EntitlementCodes.States.Cancelled,
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "No word for this state."),
    };

    public static string Of(AccessReason reason) => reason switch
    {
        AccessReason.NoSubscription => EntitlementCodes.Reasons.NoSubscription,
        AccessReason.InTrial => EntitlementCodes.Reasons.InTrial,
        AccessReason.InTrialWithCard => EntitlementCodes.Reasons.InTrialWithCard,
        AccessReason.CardFirst => EntitlementCodes.Reasons.CardFirst,
        AccessReason.TrialOver => EntitlementCodes.Reasons.TrialOver,
        AccessReason.FellToFree => EntitlementCodes.Reasons.FellToFree,
        AccessReason.NeedsNoCard => EntitlementCodes.Reasons.NeedsNoCard,
        AccessReason.Paying => EntitlementCodes.Reasons.Paying,
        AccessReason.PayingWithoutCard => EntitlementCodes.Reasons.PayingWithoutCard,
        AccessReason.Left => EntitlementCodes.Reasons.Left,
        AccessReason.LeftForFree => EntitlementCodes.Reasons.LeftForFree,
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, "No word for this reason."),
    };

    public static string Of(StopKind stop) => stop switch
    {
        StopKind.HardLimit => EntitlementCodes.Reasons.HardLimit,
        StopKind.HardCap => EntitlementCodes.Reasons.HardCap,
        StopKind.SpendingCap => EntitlementCodes.Reasons.SpendingCap,
        _ => throw new ArgumentOutOfRangeException(nameof(stop), stop, "No word for this stop."),
    };

    /// <summary>The rule that led to an answer.</summary>
    public static string Rule(string reason) => reason switch
    {
        EntitlementCodes.Reasons.NoSubscription => "Without a plan nothing can be used.",
        EntitlementCodes.Reasons.InTrial => "In the trial everything is open.",
        EntitlementCodes.Reasons.InTrialWithCard => "In the trial everything is open; the card for afterwards is there.",
        EntitlementCodes.Reasons.CardFirst => "This tier asks for a card first: without one nothing can be used, not even in the trial.",
        EntitlementCodes.Reasons.TrialOver => "The trial is over and there is no card: nothing can be used until one is set up.",
        EntitlementCodes.Reasons.FellToFree => "The trial ended without a card: the customer has the free tier.",
        EntitlementCodes.Reasons.NeedsNoCard => "The tier needs no card.",
        EntitlementCodes.Reasons.Paying => "Paid billing runs.",
        EntitlementCodes.Reasons.PayingWithoutCard => "Paid billing runs, and the card is gone.",
        EntitlementCodes.Reasons.Left => "The customer cancelled, and it is over.",
        EntitlementCodes.Reasons.LeftForFree => "The customer cancelled, it is over, and they have the free tier.",
        EntitlementCodes.Reasons.HardLimit => "The tier ends at the units it includes: none beyond them is given in this period.",
        EntitlementCodes.Reasons.HardCap => "So many units a period were agreed with this customer: none beyond them is given.",
        EntitlementCodes.Reasons.SpendingCap => "Units above the allowance would cost more than the customer's own spending cap.",
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, "No rule for this reason."),
    };
}
