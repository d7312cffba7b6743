using BillingPortal.Core.Entitlements;
using BillingPortal.Features.Customers.Contracts;
using BillingPortal.Features.Entitlements.Contracts;
using BillingPortal.Features.Subscriptions.Contracts;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Subscriptions;
using BillingPortal.Platform.Email;
using BillingPortal.Platform.Identity;
using BillingPortal.Platform.Settings;
using BillingPortal.Platform.Ui.Formatting;

namespace BillingPortal.Features.Subscriptions.Emails;

/// <summary>What a customer is told of a trial, in the transaction that marks them as told.</summary>
internal sealed class TrialLetters(Recipients recipients, Post post, PortalAddress address, FirstBill bill, BillingSettings settings)
{
    public async Task SoonAsync(PortalDb db, SubscriptionRow subscription, Standing standing, CancellationToken ct)
    {
        if (await recipients.OfAsync(db, subscription.ProfileId, ct) is not { } to) return;
        var ends = to.Show.InstantWithZone(subscription.TrialEndsAt!.Value);
        await post.WriteAsync(db, Letter(to, "trial-ends-soon", subscription, "Your trial ends in 3 days") with
        {
            Paragraphs = standing.Access.Reason == AccessReason.InTrialWithCard
                ? [$"Your trial of {standing.Subscribed!.Name} ends on {ends}. Your card is set up, so everything stays open and paid billing begins then.", First(standing, to.Show)]
                : [$"Your trial of {standing.Subscribed!.Name} ends on {ends}. Nothing is charged for it.", $"To go on, set up a card before. {Otherwise(standing)}", First(standing, to.Show)],
            Button = standing.Card is null ? new("Set up a card", address.Of("/payment-method")) : new("Open your overview", address.Of("/overview")),
        }, ct);
    }

    public async Task EndedAsync(PortalDb db, SubscriptionRow subscription, Standing standing, CancellationToken ct)
    {
        if (await recipients.OfAsync(db, subscription.ProfileId, ct) is not { } to) return;
        var name = standing.Subscribed!.Name;
        await post.WriteAsync(db, Letter(to, "trial-ended", subscription, "Your trial has ended") with
        {
            Paragraphs = standing.Access.Reason switch
            {
                AccessReason.TrialOver => [$"Your trial of {name} has ended, and there is no card yet. Nothing was charged, nothing is lost; nothing can be used until a card is set up. It opens in the same moment.", First(standing, to.Show)],
                AccessReason.FellToFree => [$"Your trial of {name} has ended without a card, so you have {standing.Access.Tier!.Name} from now on: it costs nothing. With a card {name} begins at once.", First(standing, to.Show)],
                _ => [$"Your trial of {name} has ended, and paid billing has begun. Everything stays open.", First(standing, to.Show)],
            },
            Button = standing.Card is null ? new("Set up a card", address.Of("/payment-method")) : new("Open your overview", address.Of("/overview")),
        }, ct);
    }

    private string Otherwise(Standing standing) => settings.AfterTrial == AfterTrial.FreeTier
        ? "Without one you fall to the free tier then; nothing is lost."
        : $"Without one nothing of {standing.Subscribed!.Name} can be used from then on, until a card is set up; nothing is lost.";

    // Only trials are told of, and a tier with a trial has a first month.
    private string First(Standing standing, Show show) => "Your first month: " + bill.Sentence(bill.Of(standing)!, show);

    // A trial that is extended has another end, and is told of anew.
    private static Letter Letter(Recipient to, string kind, SubscriptionRow subscription, string subject) => new()
    {
        Cause = $"{kind}/{subscription.Id}/{subscription.TrialEndsAt:O}",
        Kind = kind,
        To = to.Email,
        PersonId = to.PersonId,
        Subject = subject,
        Paragraphs = [],
    };
}
