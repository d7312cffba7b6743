using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Cards;
using BillingPortal.Platform.Gateway;
using BillingPortal.Platform.Webhooks;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Features.Cards.Events;

/// <summary>A set-up came through, or was closed: it counts also when no browser came back to tell.</summary>
internal sealed class HearSetups(ISetupsAtStripe stripe, KeepSetup keep) : IStripeHandler
{
    public static IReadOnlyList<string> Types => ["setup_intent.succeeded", "setup_intent.canceled"];

    public async Task<StripeEffect> HandleAsync(StripeNews news, CancellationToken ct)
    {
        var setup = await stripe.FetchAsync(news.ObjectId!, ct);
        return async (db, stop) =>
        {
            if (!setup.IsDone || setup.Value.Customer is not { } customer) return;
            if (await db.Set<StripeCustomerRow>().Where(c => c.StripeId == customer).Select(c => new { c.ProfileId, IsErased = c.Profile.ErasedAt != null }).SingleOrDefaultAsync(stop) is not { } owner) return;
            if (owner.IsErased) await ForgetPayloads.OfAsync(db, news.Subject, stop);
            else await keep.RunAsync(db, owner.ProfileId, setup.Value, stop);
        };
    }
}
