using BillingPortal.Core.Entitlements;
using BillingPortal.Features.Entitlements.Contracts;
using BillingPortal.Platform.Ui.Formatting;

namespace BillingPortal.Features.Customers.Admin;

/// <summary>How a customer stands, as staff read it.</summary>
internal static class StaffWords
{
    /// <summary>A few words beside the state.</summary>
    public static string Reason(AccessReason reason) => reason switch
    {
        AccessReason.NoSubscription => "Never had one, or it ended",
        AccessReason.InTrial => "No card yet",
        AccessReason.InTrialWithCard => "Card set up",
        AccessReason.CardFirst => "A card is asked for first",
        AccessReason.TrialOver => "Trial over, no card",
        AccessReason.FellToFree => "Fell to it when the trial ended",
        AccessReason.NeedsNoCard => "Needs no card",
        AccessReason.Paying => "Paying",
        AccessReason.PayingWithoutCard => "Paying, but the card is gone",
        AccessReason.Left => "Cancelled, and over",
        AccessReason.LeftForFree => "Cancelled, and fell to it",
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, "No words for this reason."),
    };

    /// <summary>What happens next and when, and what happens if nobody does anything.</summary>
    public static string Next(Standing standing, AfterTrial after, Show show)
    {
        var tier = standing.Subscribed?.Name;
        string Ends() => show.InstantWithZone(standing.Subscription!.TrialEndsAt!.Value);
        var without = after == AfterTrial.FreeTier ? "without a card it falls to the free tier" : "without a card nothing can be used";
        var words = standing.Access.Reason switch
        {
            AccessReason.NoSubscription => "Has no plan: nothing can be used and nothing is charged.",
            AccessReason.InTrial => $"The trial of {tier} ends on {Ends()}. Nothing is charged before; {without} from then on.",
            AccessReason.InTrialWithCard => $"The trial of {tier} ends on {Ends()}. Paid billing starts then; nothing is charged before.",
            AccessReason.CardFirst => $"Nothing can be used: {tier} asks for a card first. The trial ends on {Ends()}.",
            AccessReason.TrialOver => $"Nothing can be used: the trial of {tier} ended on {Ends()} without a card. Everything opens, and billing starts, the moment one is set up.",
            AccessReason.FellToFree => $"Has {standing.Access.Tier!.Name}, since the trial of {tier} ended on {Ends()} without a card. {tier} and its billing start the moment one is set up.",
            AccessReason.NeedsNoCard => $"Has {tier}, which costs nothing and needs no card. Nothing changes by itself.",
            AccessReason.Paying => $"Pays for {tier} since {show.InstantWithZone(standing.Access.BilledFrom!.Value)}; the month is billed when it ends.",
            AccessReason.PayingWithoutCard => $"Pays for {tier} since {show.InstantWithZone(standing.Access.BilledFrom!.Value)}, and there is no card to charge any more.",
            AccessReason.Left => $"Cancelled {tier}, and has nothing since {show.InstantWithZone(standing.Access.EndsAt!.Value)}. Nothing is charged any more.",
            AccessReason.LeftForFree => $"Cancelled {tier}, and has {standing.Access.Tier!.Name} since {show.InstantWithZone(standing.Access.EndsAt!.Value)}.",
            _ => throw new ArgumentOutOfRangeException(nameof(standing), standing.Access.Reason, "No words for this reason."),
        };
        return standing.Access.EndsAt > standing.Now ? $"{words} Cancelled: it lasts until {show.InstantWithZone(standing.Access.EndsAt.Value)}." : words;
    }
}
