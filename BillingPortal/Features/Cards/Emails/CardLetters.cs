using BillingPortal.Core.Entitlements;
using BillingPortal.Features.Customers.Contracts;
using BillingPortal.Features.Entitlements.Contracts;
using BillingPortal.Features.Subscriptions.Contracts;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Cards;
using BillingPortal.Platform.Email;
using BillingPortal.Platform.Identity;
using BillingPortal.Platform.Ui.Formatting;

namespace BillingPortal.Features.Cards.Emails;

/// <summary>What a customer is told of a card.</summary>
internal sealed class CardLetters(Recipients recipients, Post post, PortalAddress address, FirstBill bill)
{
    public async Task ConfirmedAsync(PortalDb db, CardRow card, Standing standing, CancellationToken ct)
    {
        if (await recipients.OfAsync(db, card.ProfileId, ct) is not { } to) return;
        await post.WriteAsync(db, Letter(to, "card-confirmed", card.MethodId, "Your card is set up") with
        {
            Paragraphs = [$"{Named(card)} is set up{Expires(card)}.", .. What(standing, to.Show)],
            Button = new("See your payment method", address.Of("/payment-method")),
            Small = ["If it was not you who set it up, replace it there and write to us."],
        }, ct);
    }

    /// <param name="isOver">The portal was away when it should have been told.</param>
    public async Task ExpiringAsync(PortalDb db, CardRow card, bool isOver, CancellationToken ct)
    {
        if (await recipients.OfAsync(db, card.ProfileId, ct) is not { } to) return;
        await post.WriteAsync(db, Letter(to, "card-expiring", $"{card.MethodId}/{card.ExpiryYear}-{card.ExpiryMonth}", isOver ? "Your card has expired" : "Your card expires soon") with
        {
            Paragraphs = [isOver ? $"{Named(card)} expired at the end of {Expiry(card)} and cannot be charged any more." : $"{Named(card)} expires at the end of {Expiry(card)}. After that it cannot be charged.",
                "Often the bank sends a new one and tells us of it by itself. If you have a new card already, set it up: it takes the old one's place."],
            Button = new("Set up the new card", address.Of("/payment-method?replace=1")),
        }, ct);
    }

    private IEnumerable<string> What(Standing standing, Show show)
    {
        var month = bill.Of(standing);
        if (standing.Access.BilledFrom is { } from && month is not null)
        {
            yield return from > standing.Now
                ? $"Nothing changes until your trial ends; billing starts on {show.InstantWithZone(from)}."
                : $"Everything is open. Billing started on {show.InstantWithZone(from)}.";
            // Of a first month that is over there is nothing to say beforehand.
            if (standing.Access.State == AccessState.Trial || from >= standing.Now.AddDays(-1)) yield return "Your first month: " + bill.Sentence(month, show);
        }
    }

    private static string Named(CardRow card) => CardName.Of(card.Kind, card.Brand, card.Last4);

    private static string? Expiry(CardRow card) => CardName.Expiry(card.ExpiryYear, card.ExpiryMonth);

    private static string Expires(CardRow card) => Expiry(card) is { } expiry ? $" and expires {expiry}" : "";

    private static Letter Letter(Recipient to, string kind, string cause, string subject) => new()
    {
        Cause = $"{kind}/{cause}",
        Kind = kind,
        To = to.Email,
        PersonId = to.PersonId,
        Subject = subject,
        Paragraphs = [],
    };
}
