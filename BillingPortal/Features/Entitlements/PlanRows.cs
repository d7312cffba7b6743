using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Cards;
using BillingPortal.Platform.Data.Model.Catalog;
using BillingPortal.Platform.Data.Model.Subscriptions;
using BillingPortal.Platform.Data.Model.Usage;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Features.Entitlements;

/// <summary>All rows that the plans of some customers are told from.</summary>
internal sealed record PlanRows(
    ILookup<long, SubscriptionRow> Subscriptions, ILookup<long, PlanChangeRow> Changes, ILookup<long, CardRow> Cards,
    ILookup<long, OverrideRow> Overrides, ILookup<long, PriceNoticeRow> Notices, ILookup<long, SpendingCapRow> Caps, IReadOnlyDictionary<long, TierVersionRow> Versions)
{
    public static async Task<PlanRows> ReadAsync(PortalDb db, IReadOnlyList<long> profiles, CancellationToken ct)
    {
        var subscriptions = await db.Set<SubscriptionRow>().AsNoTracking().Where(s => profiles.Contains(s.ProfileId)).OrderBy(s => s.Id).ToListAsync(ct);
        var changes = await db.Set<PlanChangeRow>().AsNoTracking().Where(c => profiles.Contains(c.Subscription.ProfileId)).OrderBy(c => c.Id).ToListAsync(ct);
        var cards = await db.Set<CardRow>().AsNoTracking().Where(c => profiles.Contains(c.ProfileId)).ToListAsync(ct);
        var overrides = await db.Set<OverrideRow>().AsNoTracking().Include(o => o.Tier).Where(o => profiles.Contains(o.ProfileId)).OrderBy(o => o.Id).ToListAsync(ct);
        var notices = await db.Set<PriceNoticeRow>().AsNoTracking().Where(n => profiles.Contains(n.ProfileId)).ToListAsync(ct);
        var caps = await db.Set<SpendingCapRow>().AsNoTracking().Where(c => profiles.Contains(c.ProfileId)).OrderBy(c => c.FromDay).ThenBy(c => c.Id).ToListAsync(ct);
        var versions = await db.Set<TierVersionRow>().AsNoTracking().Include(v => v.Tier).ToDictionaryAsync(v => v.Id, ct);
        return new(subscriptions.ToLookup(s => s.ProfileId), changes.ToLookup(c => c.SubscriptionId), cards.ToLookup(c => c.ProfileId),
            overrides.ToLookup(o => o.ProfileId), notices.ToLookup(n => n.ProfileId), caps.ToLookup(c => c.ProfileId), versions);
    }
}
