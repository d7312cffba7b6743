using BillingPortal.Core.Entitlements;
using BillingPortal.Features.Entitlements.Contracts;
using BillingPortal.Platform.Settings;
using BillingPortal.Platform.Ui.Formatting;

namespace BillingPortal.Features.Subscriptions.Contracts;

/// <summary>How a customer stands, in a sentence or two: what happens next, when, and what happens if one does nothing.</summary>
public sealed class StandingWords(Show show, BillingSettings settings)
{
    public string Next(Standing standing) => standing.Access.EndsAt > standing.Now
        ? $"{Tier(standing)} is cancelled. Everything stays as it is until {show.InstantWithZone(standing.Access.EndsAt.Value)}, and until then it can be taken back."
        : OfReason(standing) + Planned(standing);

    private string Planned(Standing standing) => PlanFacts.Planned(standing) is { } planned ? $" {planned.Name} takes its place on {show.Date(standing.Subscription!.NextFrom!.Value)}." : "";

    private string OfReason(Standing standing) => standing.Access.Reason switch
    {
        AccessReason.NoSubscription => "There is no plan yet. Nothing is charged.",
        AccessReason.InTrial => $"The trial of {Tier(standing)} ends {Ends(standing)}. Nothing is charged before; {Otherwise(standing)}",
        AccessReason.InTrialWithCard => $"The trial of {Tier(standing)} ends {Ends(standing)}. Nothing is charged before; then paid billing starts and everything stays open.",
        AccessReason.CardFirst => $"{Tier(standing)} asks for a card first: nothing can be used until there is one. The trial costs nothing and ends {Ends(standing)}.",
        AccessReason.TrialOver => $"The trial of {Tier(standing)} ended {Ends(standing)}. Set up a card, and everything opens in the same moment; nothing was charged, nothing is lost.",
        AccessReason.FellToFree => $"The trial of {Tier(standing)} ended {Ends(standing)} without a card, so this is {standing.Access.Tier!.Name} now: it costs nothing. With a card {Tier(standing)} begins at once.",
        AccessReason.NeedsNoCard => $"{Tier(standing)} costs nothing and needs no card.",
        AccessReason.Paying => $"{Tier(standing)} is billed at the end of each month, since {show.InstantWithZone(standing.Access.BilledFrom!.Value)}.",
        AccessReason.PayingWithoutCard => $"{Tier(standing)} is billed at the end of the month, and there is no card to charge. Set one up before then.",
        AccessReason.Left => $"{Tier(standing)} was cancelled and ended {Left(standing)}. Nothing more is charged. Come back whenever you like: everything is still here.",
        AccessReason.LeftForFree => $"{Tier(standing)} was cancelled and ended {Left(standing)}, so this is {standing.Access.Tier!.Name} now: it costs nothing.",
        _ => throw new ArgumentOutOfRangeException(nameof(standing), standing.Access.Reason, "No words for this reason."),
    };

    /// <summary>What happens at the end of a trial without a card.</summary>
    public bool FallsToFree => settings.AfterTrial == AfterTrial.FreeTier;

    private static string Tier(Standing standing) => standing.Subscribed!.Name;

    private string Left(Standing standing) => "on " + show.InstantWithZone(standing.Access.EndsAt!.Value);

    private string Ends(Standing standing) => "on " + show.InstantWithZone(standing.Subscription!.TrialEndsAt!.Value);

    private string Otherwise(Standing standing) => FallsToFree
        ? "without a card you have the free tier after it."
        : $"without a card nothing of {Tier(standing)} can be used after it.";
}
