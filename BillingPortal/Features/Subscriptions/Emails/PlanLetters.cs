using BillingPortal.Core.Subscriptions;
using BillingPortal.Features.Customers.Contracts;
using BillingPortal.Features.Entitlements.Contracts;
using BillingPortal.Features.Subscriptions.Contracts;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Email;
using BillingPortal.Platform.Identity;
using BillingPortal.Platform.Ui.Formatting;

namespace BillingPortal.Features.Subscriptions.Emails;

/// <summary>Confirms what a customer did with the plan, in the transaction of the deed.</summary>
internal sealed class PlanLetters(Recipients recipients, Post post, PortalAddress address)
{
    public async Task WriteAsync(PortalDb db, Standing before, Standing after, PlanMove move, CancellationToken ct)
    {
        if (await recipients.OfAsync(db, after.Subscription!.ProfileId, ct) is not { } to) return;
        var (kind, subject, paragraphs) = Words(before, move, to.Show);
        await post.WriteAsync(db, new Letter
        {
            Cause = $"{kind}/{after.Subscription.Id}/{after.Subscription.Version}",
            Kind = kind,
            To = to.Email,
            PersonId = to.PersonId,
            Subject = subject,
            Paragraphs = [.. paragraphs],
            Button = new("Open your plan", address.Of("/plan")),
            Small = ["If it was not you who did this, write to us."],
        }, ct);
    }

    private static (string Kind, string Subject, IEnumerable<string> Paragraphs) Words(Standing before, PlanMove move, Show show)
    {
        var (had, from) = (before.Subscribed!.Name, show.Date(move.From));
        return move.Step switch
        {
            PlanStep.ChangeToday => ("plan-changed", $"Your plan is {move.To!.Name} now", [$"From {from} on you have {move.To.Name} instead of {had}.", .. Costs(move, show)]),
            PlanStep.StartPaying => ("plan-changed", $"Your plan is {move.To!.Name} now", [$"You have {move.To.Name} instead of {had}, and paid billing has begun.", .. Costs(move, show)]),
            PlanStep.ChangeNextMonth => ("plan-planned", $"{move.To!.Name} from {from}", [$"You keep {had} until the month is over; {move.To.Name} takes its place on {from}. Until then you can take that back.", .. Costs(move, show)]),
            PlanStep.DropChange => ("plan-kept", $"You keep {had}", [$"The change that was planned is taken back: {had} stays as it is."]),
            PlanStep.Stay => ("plan-stayed", $"You keep {had}", [$"The cancelling is taken back: {had} stays as it is.", .. Costs(move, show)]),
            PlanStep.Restart => ("plan-back", "Welcome back", [$"You have {move.To!.Name}, from today on. There is no new trial, and this day counts.", .. Costs(move, show)]),
            _ => ("plan-cancelled", $"{had} is cancelled", Left(had, before, move, show)),
        };
    }

    private static IEnumerable<string> Left(string had, Standing before, PlanMove move, Show show)
    {
        var isOver = move.AccessEndsAt <= before.Now;
        yield return isOver ? $"{had} is cancelled and has ended." : $"{had} is cancelled. Everything stays as it is until {show.InstantWithZone(move.AccessEndsAt!.Value)}, and until then you can take it back.";
        if (move.Months.Count == 0) yield return "Nothing is charged.";
        foreach (var sentence in Costs(move, show)) yield return sentence;
        yield return "You can come back whenever you like: everything stays here. There is no second trial.";
    }

    // Usage may still be added, so it is a figure of today.
    private static IEnumerable<string> Costs(PlanMove move, Show show) => move.Months.Select(m =>
        $"{PlanWords.Month(m.Month)} comes to {show.Money(m.With.Total)} with {show.Number(m.Used)} units, before tax{(m.With.CappedAtFullMonth ? ": the whole month, because that is less than its days by themselves" : "")}{(m.IsSame ? "" : $"; without this it would be {show.Money(m.Without.Total)}")}.");
}
