using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Subscriptions;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Features.Subscriptions;

/// <summary>The subscriptions of a query, oldest trial first: each is then done in a transaction of its own.</summary>
internal static class DueTrials
{
    public static async Task<IReadOnlyList<(long Id, long ProfileId)>> ReadAsync(IDbContextFactory<PortalDb> database, Func<PortalDb, IQueryable<SubscriptionRow>> due, CancellationToken ct)
    {
        await using var db = await database.CreateDbContextAsync(ct);
        var found = await due(db).OrderBy(s => s.TrialEndsAt).ThenBy(s => s.Id).Select(s => new { s.Id, s.ProfileId }).ToListAsync(ct);
        return [.. found.Select(s => (s.Id, s.ProfileId))];
    }
}
