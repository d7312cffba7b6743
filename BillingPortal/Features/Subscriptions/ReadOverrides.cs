using BillingPortal.Core.Periods;
using BillingPortal.Features.Entitlements.Contracts;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Catalog;
using BillingPortal.Platform.Data.Model.Subscriptions;
using BillingPortal.Platform.Settings;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Features.Subscriptions;

/// <summary>A customer's other terms for the pages of staff, newest first, and the tiers that new ones can be for.</summary>
/// <param name="Seen">The ids of all of them in order, so that what was given meanwhile is noticed.</param>
public sealed record OverridesForStaff(DateOnly Today, IReadOnlyList<OverrideRow> Given, IReadOnlyList<long> Seen, IReadOnlyList<(long Id, string Name)> Tiers);

internal sealed class ReadOverrides(IDbContextFactory<PortalDb> database, IAccess access, Installation installation)
{
    public async Task<OverridesForStaff> RunAsync(long profileId, CancellationToken ct = default)
    {
        await using var db = await database.CreateDbContextAsync(ct);
        var standing = await access.OfAsync(db, profileId, ct);
        var given = standing.Plan!.Overrides;
        var tiers = await db.Set<TierRow>().OrderBy(t => t.Position).ThenBy(t => t.Id).Select(t => new { t.Id, t.Name }).ToListAsync(ct);
        return new(installation.Zone.DayOf(standing.Now), [.. given.Reverse()], [.. given.Select(o => o.Id)], [.. tiers.Select(t => (t.Id, t.Name))]);
    }
}
