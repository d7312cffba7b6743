using BillingPortal.Features.Catalog.Contracts;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Catalog;
using BillingPortal.Platform.Data.Model.Subscriptions;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Features.Subscriptions;

/// <summary>A version that reaches whoever has its tier already and is dearer for some of them.</summary>
/// <param name="Chosen">For whoever chose one of these versions it is.</param>
internal sealed record PriceRiseToTell(TierVersionRow Version, IReadOnlyList<long> Chosen)
{
    public DateOnly From => Version.ForAllFrom!.Value;

    /// <summary>All of the catalogue, the oldest first.</summary>
    public static async Task<IReadOnlyList<PriceRiseToTell>> ReadAsync(PortalDb db, CancellationToken ct)
    {
        var versions = await db.Set<TierVersionRow>().AsNoTracking().Include(v => v.Tier)
            .Where(v => db.Set<TierVersionRow>().Any(other => other.TierId == v.TierId && other.ForAllFrom != null)).OrderBy(v => v.Number).ToListAsync(ct);
        return [.. versions.Where(v => v.ForAllFrom is not null && !Rises.IsReplaced(v, versions)).Select(v => new PriceRiseToTell(v, Dearer(versions, v))).Where(r => r.Chosen.Count > 0).OrderBy(r => r.Version.PublishedAt)];
    }

    /// <summary>The subscriptions of those who were not told of it yet. Whoever left has nothing to be told of.</summary>
    public IQueryable<SubscriptionRow> Waiting(PortalDb db, DateTime now)
    {
        var (chosen, version) = (Chosen.ToArray(), Version.Id);
        return db.Set<SubscriptionRow>().AsNoTracking()
            .Where(s => s.EndedAt == null && (s.AccessEndsAt == null || s.AccessEndsAt > now) && (chosen.Contains(s.TierVersionId) || (s.NextVersionId != null && chosen.Contains(s.NextVersionId.Value))))
            .Where(s => !db.Set<PriceNoticeRow>().Any(n => n.ProfileId == s.ProfileId && n.TierVersionId == version));
    }

    private static IReadOnlyList<long> Dearer(IReadOnlyList<TierVersionRow> all, TierVersionRow version) =>
        [.. all.Where(v => v.TierId == version.TierId && v.Number < version.Number && Rises.IsRise(version, v, all)).Select(v => v.Id)];
}
