using BillingPortal.Core.Entitlements;
using BillingPortal.Core.Periods;
using BillingPortal.Core.Subscriptions;
using BillingPortal.Features.Catalog.Contracts;
using BillingPortal.Features.Entitlements.Contracts;
using BillingPortal.Platform.Clock;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Settings;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Features.Entitlements;

internal sealed class ReadAccess(IDbContextFactory<PortalDb> database, ICustomerPlans plans, ICatalogue catalogue, Installation installation, BillingSettings settings, BillingClock clock) : IAccess
{
    public async Task<Standing> OfAsync(long profileId, CancellationToken ct = default)
    {
        await using var db = await database.CreateDbContextAsync(ct);
        return await OfAsync(db, profileId, ct);
    }

    public async Task<Standing> OfAsync(PortalDb db, long profileId, CancellationToken ct = default) => (await OfAllAsync(db, [profileId], ct))[profileId];

    public async Task<IReadOnlyDictionary<long, Standing>> OfAllAsync(PortalDb db, IReadOnlyList<long> profiles, CancellationToken ct = default)
    {
        var known = await plans.OfAllAsync(db, profiles, ct);
        var (now, rules) = (clock.UtcNow, new AccessRules(settings.AfterTrial, await catalogue.FreeAsync(db, ct)));
        return profiles.ToDictionary(p => p, p => Of(now, known[p], rules));
    }

    /// <summary>The same from what was read before.</summary>
    internal Standing Of(DateTime now, CustomerPlan plan, AccessRules rules)
    {
        var (subscription, cards) = (plan.Subscription, plan.Cards);
        var terms = subscription is null ? null : plan.History!.On(installation.Zone.DayOf(now));
        var facts = new AccessFacts(terms, subscription?.TrialEndsAt, [.. cards.Select(c => new CardSpan(c.SetUpAt, c.EndedAt))], subscription?.AccessEndsAt);
        return new(now, DecideAccess.At(now, facts, rules), subscription, terms, cards.SingleOrDefault(c => c.EndedAt is null), plan);
    }
}
