using BillingPortal.Features.Entitlements.Contracts;
using BillingPortal.Platform.Clock;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Cards;
using BillingPortal.Platform.Gateway;
using BillingPortal.Platform.Webhooks;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Features.Cards.Events;

/// <summary>A customer was deleted at Stripe: by us, who erased its owner, or by hand in its dashboard. Then the card and the open form are gone with it, and the next one needs another customer.</summary>
internal sealed class HearDeletedCustomers(ICustomersAtStripe stripe, AccessNews news, LoseCard lose, BillingClock clock, TimeProvider time) : IStripeHandler
{
    public static IReadOnlyList<string> Types => ["customer.deleted"];

    public async Task<StripeEffect> HandleAsync(StripeNews told, CancellationToken ct)
    {
        var customer = await stripe.FetchAsync(told.ObjectId!, ct);
        return async (db, stop) =>
        {
            if (customer is { IsDone: true, Value.Deleted: false }) return;
            if (await db.Set<StripeCustomerRow>().Include(c => c.Profile).SingleOrDefaultAsync(c => c.StripeId == told.ObjectId, stop) is not { } row) return;
            if (row.Profile.ErasedAt is not null) await ForgetPayloads.OfAsync(db, told.Subject, stop);
            else await LoseAsync(db, row, stop);
        };
    }

    private async Task LoseAsync(PortalDb db, StripeCustomerRow row, CancellationToken ct)
    {
        var now = time.Instant();
        await news.ChangedAsync(db, row.ProfileId, ct);
        (row.StripeId, row.Attempt, row.BegunAt) = (null, row.Attempt + 1, clock.UtcNow);
        await db.Set<CardSetupRow>().Where(s => s.ProfileId == row.ProfileId && s.EndedAt == null).ExecuteUpdateAsync(set => set.SetProperty(s => s.EndedAt, now), ct);
        foreach (var card in await db.Set<CardRow>().Where(c => c.ProfileId == row.ProfileId).ToListAsync(ct)) await lose.RunAsync(db, card, ct);
    }
}
