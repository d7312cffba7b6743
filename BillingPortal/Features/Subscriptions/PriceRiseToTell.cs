using BillingPortal.Core.Catalog;
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
        return [.. versions.Where(v => v.ForAllFrom is not null && !IsReplaced(versions, v)).Select(v => new PriceRiseToTell(v, Dearer(versions, v))).Where(r => r.Chosen.Count > 0).OrderBy(r => r.Version.PublishedAt)];
    }

    /// <summary>The subscriptions of those who were not told of it yet. Whoever left has nothing to be told of.</summary>
    public IQueryable<SubscriptionRow> Waiting(PortalDb db, DateTime now)
    {
        var (chosen, version) = (Chosen.ToArray(), Version.Id);
        return db.Set<SubscriptionRow>().AsNoTracking()
            .Where(s => s.EndedAt == null && (s.AccessEndsAt == null || s.AccessEndsAt > now) && (chosen.Contains(s.TierVersionId) || (s.NextVersionId != null && chosen.Contains(s.NextVersionId.Value))))
            .Where(s => !db.Set<PriceNoticeRow>().Any(n => n.ProfileId == s.ProfileId && n.TierVersionId == version));
    }

    // A newer one reaches everybody no later, so this one never does.
    private static bool IsReplaced(IEnumerable<TierVersionRow> all, TierVersionRow version) => all.Any(v => v.TierId == version.TierId && v.Number > version.Number && v.ForAllFrom <= version.ForAllFrom);

    // Also for whom only a cheaper one between would have come first.
    private static IReadOnlyList<long> Dearer(IReadOnlyList<TierVersionRow> all, TierVersionRow version)
    {
        TierVersionRow[] before = [.. all.Where(v => v.TierId == version.TierId && v.Number < version.Number)];
        return [.. before.Where(c => before.Where(v => v.Number == c.Number || (v.Number > c.Number && v.ForAllFrom is not null)).Any(v => PriceRise.IsDearer(Terms.Of(v), Terms.Of(version)))).Select(c => c.Id)];
    }
}
