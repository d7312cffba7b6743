using BillingPortal.Features.Customers.Contracts;
using BillingPortal.Platform.Clock;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Cards;
using BillingPortal.Platform.Identity;

namespace BillingPortal.Features.Cards;

/// <summary>A card is gone at Stripe: it ends, if it has not, and Stripe need not be told of it any more.</summary>
internal sealed class LoseCard(BillingClock clock)
{
    public async Task RunAsync(PortalDb db, CardRow card, CancellationToken ct)
    {
        card.TellStripeAt = null;
        if (card.EndedAt is not null) return;
        (card.EndedAt, card.Ending) = (clock.UtcNow, CardEnding.Detached);
        await Timeline.NoteAsync(db, card.ProfileId, clock.UtcNow, "card.lost", card.MethodId, "Stripe told that the card is gone.", Actor.System, ct);
    }
}
