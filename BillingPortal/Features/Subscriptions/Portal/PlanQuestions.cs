using BillingPortal.Core.Entitlements;
using BillingPortal.Core.Periods;
using BillingPortal.Core.Subscriptions;
using BillingPortal.Features.Entitlements.Contracts;
using BillingPortal.Features.Subscriptions.Contracts;
using BillingPortal.Platform.Settings;
using BillingPortal.Platform.Ui.Feedback;
using BillingPortal.Platform.Ui.Formatting;

namespace BillingPortal.Features.Subscriptions.Portal;

/// <summary>What is asked before a step is done, and said after it: what follows, from when, and what it costs. What the months are made of stands below.</summary>
/// <param name="Said">When it was done.</param>
internal sealed record PlanQuestion(string Title, string Text, string Yes, string No, string Said)
{
    public static PlanQuestion Of(PlanMove move, Standing standing, BillingSettings settings, Show show)
    {
        var (had, to, from) = (standing.Subscribed!.Name, move.To?.Name, show.Date(move.From));
        var keep = $"Keep {had}";
        return move.Step switch
        {
            PlanStep.ChangeToday when !(standing.Access.BilledFrom <= standing.Now) => new($"Change to {to}?", $"{to} is yours at once, instead of {had}. {Unpaid(move, standing)}", $"Change to {to}{Amount(move, show)}", keep, $"You have {to} now."),
            PlanStep.ChangeToday when move.To!.Base < standing.Subscribed.Base => new($"Change to {to}?", $"{to} is yours at once, and today belongs to it: the day began with a tier that is not dearer.", $"Change to {to}{Amount(move, show)}", keep, $"You have {to} now."),
            PlanStep.ChangeToday => new($"Upgrade to {to}?", $"{to} is yours at once, and today belongs to it: {from} is the first of its days. What was used stays as it is.", $"Upgrade to {to}{Amount(move, show)}", keep, $"You have {to} now."),
            PlanStep.ChangeNextMonth => new($"Have {to} from {from}?", $"You keep {had} until {show.Date(move.From.AddDays(-1))}; then {to} takes its place. Until then you can take it back. The running month stays as it is.", $"Have {to} from {from}", keep, $"{to} begins on {from}."),
            PlanStep.DropChange => new($"Keep {had}?", $"The change that is planned for {from} is taken back, and {had} stays as it is.", keep, "Leave it planned", $"You keep {had}."),
            PlanStep.StartPaying => new($"Begin {to}?", $"{to} is yours at once, instead of {had}, and paid billing begins. There is no trial.", $"Begin {to}{Amount(move, show)}", keep, $"You have {to} now."),
            PlanStep.Restart => new($"Come back with {to}?", $"Everything opens at once. {(move.Months.Count == 0 ? "It costs nothing." : "Billing begins anew, and today counts. There is no second trial.")}", $"Come back{Amount(move, show)}", "Stay away", "Welcome back."),
            PlanStep.Stay => new($"Keep {had}?", $"The cancelling is taken back, and {had} stays as it is.", $"{keep}{Amount(move, show)}", "Leave it cancelled", $"You keep {had}."),
            _ => Leave(move, standing, settings, show, keep),
        };
    }

    private static PlanQuestion Leave(PlanMove move, Standing standing, BillingSettings settings, Show show, string keep)
    {
        var had = standing.Subscribed!.Name;
        var isOver = move.AccessEndsAt <= standing.Now;
        var ends = show.InstantWithZone(move.AccessEndsAt!.Value);
        var lasts = isOver ? $"{had} ends at once." : $"Everything stays as it is until {ends}, and until then you can take it back.";
        var then = settings.AfterTrial == AfterTrial.FreeTier ? "Then you have the free tier." : "Then nothing can be used.";
        var title = move.Step switch { PlanStep.LeaveAtMonthEnd => $"Cancel {had} at the end of the month?", PlanStep.LeaveWithTrial => $"Cancel {had} when the trial ends?", _ => $"Cancel {had} today?" };
        return new(title, $"{lasts} {then} {Charge(move, show)} You can come back whenever you like; there is no second trial.", isOver ? $"Cancel {had} now" : $"Cancel, to end on {ends}{Amount(move, show)}", keep, isOver ? $"{had} is cancelled." : $"{had} is cancelled. It lasts until {ends}.");
    }

    private static string Charge(PlanMove move, Show show) => move switch
    {
        { Months: [] } => "Nothing is billed.",
        { LastDay: { } last, Months: [{ With.CappedAtFullMonth: true }] } => $"The days up to {show.Date(last)} by themselves would cost more than the whole month, so the whole month is billed, and lasts.",
        { LastDay: { } last } => $"The last day that is paid for is {show.Date(last)}.",
        _ => "",
    };

    private static string Unpaid(PlanMove move, Standing standing) => standing switch
    {
        _ when move.To is { NeedsCard: false } => "It costs nothing.",
        { TrialEndsAt: { } ends } when ends > standing.Now => "The trial ends when it would have ended, and nothing is charged before.",
        _ => "Nothing is charged until a card is set up.",
    };

    // The figure that the button stands for.
    private static string Amount(PlanMove move, Show show) => move.Months is [var month] ? $": {PlanWords.Month(month.Month)} {show.Money(month.With.Total)}" : "";
}
