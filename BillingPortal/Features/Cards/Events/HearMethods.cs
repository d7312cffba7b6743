using BillingPortal.Features.Entitlements.Contracts;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Cards;
using BillingPortal.Platform.Gateway;
using BillingPortal.Platform.Webhooks;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Features.Cards.Events;

/// <summary>A bank renewed a card, or it was let go at Stripe.</summary>
internal sealed class HearMethods(IMethodsAtStripe stripe, AccessNews news, LoseCard lose) : IStripeHandler
{
    public static IReadOnlyList<string> Types => ["payment_method.updated", "payment_method.automatically_updated", "payment_method.detached"];

    public async Task<StripeEffect> HandleAsync(StripeNews told, CancellationToken ct)
    {
        var method = await stripe.FetchAsync(told.ObjectId!, ct);
        return async (db, stop) =>
        {
            if (await db.Set<CardRow>().Where(c => c.MethodId == told.ObjectId).Select(c => new { c.ProfileId, IsErased = c.Profile.ErasedAt != null }).SingleOrDefaultAsync(stop) is not { } owner) return;
            if (owner.IsErased) await ForgetPayloads.OfAsync(db, told.Subject, stop);
            else await ChangeAsync(db, owner.ProfileId, told.ObjectId!, method.IsDone ? method.Value : null, stop);
        };
    }

    private async Task ChangeAsync(PortalDb db, long profileId, string methodId, PaymentMethodAtStripe? method, CancellationToken ct)
    {
        await news.ChangedAsync(db, profileId, ct); // holds the customer, who may be taking the card away
        var card = await db.Set<CardRow>().SingleAsync(c => c.MethodId == methodId, ct);
        if (method?.Customer is null) await lose.RunAsync(db, card, ct);
        else if (card.EndedAt is null) CardWords.Copy(method, card);
    }
}
