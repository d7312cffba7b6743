using BillingPortal.Features.Entitlements.Contracts;
using BillingPortal.Platform.Clock;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Cards;
using BillingPortal.Platform.Gateway;
using BillingPortal.Platform.Webhooks;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Features.Cards.Events;

/// <summary>A customer was deleted at Stripe, perhaps by hand in its dashboard: the card is gone with it, and the next one needs another customer.</summary>
internal sealed class HearDeletedCustomers(ICustomersAtStripe stripe, AccessNews news, BillingClock clock) : IStripeHandler
{
    public static IReadOnlyList<string> Types => ["customer.deleted"];

    public async Task<StripeEffect> HandleAsync(StripeNews told, CancellationToken ct)
    {
        var customer = await stripe.FetchAsync(told.ObjectId!, ct);
        return async (db, stop) =>
        {
            if (customer is { IsDone: true, Value.Deleted: false }) return;
            if (await db.Set<StripeCustomerRow>().SingleOrDefaultAsync(c => c.StripeId == told.ObjectId && c.DeleteAt == null, stop) is not { } row)
            {
                await ForgetPayloads.OfAsync(db, told.Subject, stop); // of nobody any more
                return;
            }
            (row.StripeId, row.Attempt, row.BegunAt) = (null, row.Attempt + 1, clock.UtcNow);
            await news.ChangedAsync(db, row.ProfileId, stop);
            var now = clock.UtcNow;
            await db.Set<CardRow>().Where(c => c.ProfileId == row.ProfileId && c.EndedAt == null).ExecuteUpdateAsync(
                set => set.SetProperty(c => c.EndedAt, now).SetProperty(c => c.Ending, CardEnding.Detached).SetProperty(c => c.TellStripeAt, (DateTime?)null), stop);
        };
    }
}
