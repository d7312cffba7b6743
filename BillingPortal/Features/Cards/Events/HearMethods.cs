using BillingPortal.Features.Customers.Contracts;
using BillingPortal.Features.Entitlements.Contracts;
using BillingPortal.Platform.Clock;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Cards;
using BillingPortal.Platform.Gateway;
using BillingPortal.Platform.Identity;
using BillingPortal.Platform.Webhooks;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Features.Cards.Events;

/// <summary>A bank renewed a card, or it was let go at Stripe.</summary>
internal sealed class HearMethods(IMethodsAtStripe stripe, AccessNews news, BillingClock clock) : IStripeHandler
{
    public static IReadOnlyList<string> Types => ["payment_method.updated", "payment_method.automatically_updated", "payment_method.detached"];

    public async Task<StripeEffect> HandleAsync(StripeNews told, CancellationToken ct)
    {
        var method = await stripe.FetchAsync(told.ObjectId!, ct);
        return async (db, stop) =>
        {
            if (await db.Set<CardRow>().Include(c => c.Profile).SingleOrDefaultAsync(c => c.MethodId == told.ObjectId, stop) is not { } card) return;
            if (card.Profile.ErasedAt is not null) await ForgetPayloads.OfAsync(db, told.Subject, stop);
            if (card.EndedAt is not null) return;
            await news.ChangedAsync(db, card.ProfileId, stop);
            if (method is { IsDone: true, Value.Customer: not null }) CardWords.Copy(method.Value, card);
            else await LoseAsync(db, card, stop);
        };
    }

    private async Task LoseAsync(PortalDb db, CardRow card, CancellationToken ct)
    {
        (card.EndedAt, card.Ending, card.TellStripeAt) = (clock.UtcNow, CardEnding.Detached, null);
        await Timeline.NoteAsync(db, card.ProfileId, clock.UtcNow, "card.lost", card.MethodId, "Stripe told that the card is gone.", Actor.System, ct);
    }
}
