using BillingPortal.Features.Customers.Contracts;
using BillingPortal.Features.Entitlements.Contracts;
using BillingPortal.Platform.Clock;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Cards;
using BillingPortal.Platform.Ui.Formatting;
using BillingPortal.Platform.Webhooks;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Features.Cards;

/// <summary>A customer's cards. When they are erased, only from when to when there was one stays, and Stripe is told to forget them too.</summary>
internal sealed class PartOfCustomer(AccessNews news, SettleBell bell, BillingClock clock, TimeProvider time) : IPartOfCustomer
{
    public string Name => "cards";

    public async Task<object> ExportAsync(PortalDb db, long profileId, CancellationToken ct)
    {
        var cards = await db.Set<CardRow>().AsNoTracking().Where(c => c.ProfileId == profileId).OrderBy(c => c.SetUpAt).ToListAsync(ct);
        return cards.Select(c => new { Card = CardName.Of(c.Kind, c.Brand, c.Last4), Expires = CardName.Expiry(c.ExpiryYear, c.ExpiryMonth), c.Country, c.SetUpAt, c.EndedAt, Ending = c.Ending?.ToString() });
    }

    public async Task EraseAsync(PortalDb db, long profileId, CancellationToken ct)
    {
        await news.ChangedAsync(db, profileId, ct); // holds the customer: no card comes in behind this
        var now = clock.UtcNow;
        await db.Set<CardSetupRow>().Where(s => s.ProfileId == profileId).ExecuteDeleteAsync(ct);
        await db.Set<CardRow>().Where(c => c.ProfileId == profileId && c.EndedAt == null).ExecuteUpdateAsync(set => set.SetProperty(c => c.EndedAt, now).SetProperty(c => c.Ending, CardEnding.Removed), ct);
        await db.Set<CardRow>().Where(c => c.ProfileId == profileId).ExecuteUpdateAsync(set => set
            .SetProperty(c => c.Brand, (string?)null).SetProperty(c => c.Last4, (string?)null).SetProperty(c => c.Country, (string?)null).SetProperty(c => c.FingerprintHash, (string?)null)
            .SetProperty(c => c.ExpiryYear, (int?)null).SetProperty(c => c.ExpiryMonth, (int?)null), ct);
        if (await db.Set<StripeCustomerRow>().SingleOrDefaultAsync(c => c.ProfileId == profileId, ct) is not { } customer) return;
        if (customer.StripeId is { } stripeId) await ForgetPayloads.OfAsync(db, stripeId, ct);
        customer.DeleteAt = time.Instant();
        db.AfterCommit(bell.Ring);
    }
}
