using BillingPortal.Core.Entitlements;
using BillingPortal.Core.Subscriptions;
using BillingPortal.Features.Catalog.Contracts;
using BillingPortal.Features.Entitlements.Contracts;
using BillingPortal.Platform.Clock;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Cards;
using BillingPortal.Platform.Data.Model.Subscriptions;
using BillingPortal.Platform.Settings;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Features.Entitlements;

internal sealed class ReadAccess(IDbContextFactory<PortalDb> database, ICatalogue catalogue, BillingSettings settings, BillingClock clock) : IAccess
{
    public async Task<Standing> OfAsync(long profileId, CancellationToken ct = default)
    {
        await using var db = await database.CreateDbContextAsync(ct);
        return await OfAsync(db, profileId, ct);
    }

    public async Task<Standing> OfAsync(PortalDb db, long profileId, CancellationToken ct = default)
    {
        var subscription = await db.Set<SubscriptionRow>().AsNoTracking().Include(s => s.TierVersion.Tier).SingleOrDefaultAsync(s => s.ProfileId == profileId && s.EndedAt == null, ct);
        var cards = await db.Set<CardRow>().AsNoTracking().Where(c => c.ProfileId == profileId).ToListAsync(ct);
        var terms = subscription is null ? null : Terms.Of(subscription.TierVersion);
        var now = clock.UtcNow;
        var facts = new AccessFacts(terms, subscription?.TrialEndsAt, [.. cards.Select(c => new CardSpan(c.SetUpAt, c.EndedAt))]);
        return new(now, DecideAccess.At(now, facts, new(settings.AfterTrial, await catalogue.FreeAsync(db, ct))), subscription, terms, cards.SingleOrDefault(c => c.EndedAt is null));
    }
}
