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

    public async Task<Standing> OfAsync(PortalDb db, long profileId, CancellationToken ct = default) => (await OfAllAsync(db, [profileId], ct))[profileId];

    public async Task<IReadOnlyDictionary<long, Standing>> OfAllAsync(PortalDb db, IReadOnlyList<long> profiles, CancellationToken ct = default)
    {
        var running = await db.Set<SubscriptionRow>().AsNoTracking().Include(s => s.TierVersion.Tier).Where(s => profiles.Contains(s.ProfileId) && s.EndedAt == null).ToDictionaryAsync(s => s.ProfileId, ct);
        var cards = (await db.Set<CardRow>().AsNoTracking().Where(c => profiles.Contains(c.ProfileId)).ToListAsync(ct)).ToLookup(c => c.ProfileId);
        var (now, rules) = (clock.UtcNow, new AccessRules(settings.AfterTrial, await catalogue.FreeAsync(db, ct)));
        return profiles.ToDictionary(p => p, p => Of(now, running.GetValueOrDefault(p), [.. cards[p]], rules));
    }

    private static Standing Of(DateTime now, SubscriptionRow? subscription, CardRow[] cards, AccessRules rules)
    {
        var terms = subscription is null ? null : Terms.Of(subscription.TierVersion);
        var facts = new AccessFacts(terms, subscription?.TrialEndsAt, [.. cards.Select(c => new CardSpan(c.SetUpAt, c.EndedAt))]);
        return new(now, DecideAccess.At(now, facts, rules), subscription, terms, cards.SingleOrDefault(c => c.EndedAt is null));
    }
}
