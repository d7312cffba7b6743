using BillingPortal.Features.Cards.Emails;
using BillingPortal.Features.Entitlements.Contracts;
using BillingPortal.Features.Subscriptions.Contracts;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Cards;

namespace BillingPortal.Features.Cards;

/// <summary>A card is in use now: notes the begin of billing if that is what it brings, and tells the customer.</summary>
internal sealed class TellCardInUse(IAccess access, CardLetters letters)
{
    public async Task RunAsync(PortalDb db, CardRow card, CancellationToken ct)
    {
        var standing = await access.OfAsync(db, card.ProfileId, ct);
        await BillingStarted.NoteAsync(db, standing, ct);
        await letters.ConfirmedAsync(db, card, standing, ct);
    }
}
