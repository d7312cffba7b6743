using BillingPortal.Core;
using BillingPortal.Platform.Api;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Catalog;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Features.Catalog;

/// <summary>Two people change the catalogue: one after the other, and the second is told of what they have not seen.</summary>
internal static class CatalogueTurn
{
    public static readonly Refusal Unknown = new(Codes.NotFound, "There is no such tier any more. Reload the page.");
    public static readonly Refusal Changed = new(Codes.VersionChanged, "Somebody changed the catalogue meanwhile. Look at how it stands now, then decide again.");

    /// <summary>Holds all tiers until the transaction ends, and reads them with their versions, in order.</summary>
    public static async Task<List<TierRow>> TakeAsync(PortalDb db, CancellationToken ct)
    {
        // On PostgreSQL whoever comes second waits here, and then reads what the first has written.
        await db.Set<TierRow>().ExecuteUpdateAsync(set => set.SetProperty(t => t.Version, t => t.Version), ct);
        return await db.Set<TierRow>().Include(t => t.Versions).OrderBy(t => t.Position).ThenBy(t => t.Id).ToListAsync(ct);
    }

    public static TierVersionRow Newest(this TierRow tier) => tier.Versions.MaxBy(v => v.Number)!;
}
