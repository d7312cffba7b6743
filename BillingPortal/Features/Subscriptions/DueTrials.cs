using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Subscriptions;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Features.Subscriptions;

/// <summary>The subscriptions of a query, oldest trial first.</summary>
internal static class DueTrials
{
    /// <summary>As many as a transaction holds without keeping others waiting.</summary>
    public const int Together = 25;

    public static async Task<IReadOnlyList<(long Id, long ProfileId)>> ReadAsync(IDbContextFactory<PortalDb> database, Func<PortalDb, IQueryable<SubscriptionRow>> due, CancellationToken ct)
    {
        await using var db = await database.CreateDbContextAsync(ct);
        var found = await due(db).OrderBy(s => s.TrialEndsAt).ThenBy(s => s.Id).Select(s => new { s.Id, s.ProfileId }).ToListAsync(ct);
        return [.. found.Select(s => (s.Id, s.ProfileId))];
    }

    /// <summary>Those that nobody did meanwhile.</summary>
    /// <param name="mark">Marks one as done, in the transaction that does it: how many rows changed.</param>
    public static async Task<IReadOnlyList<(long Id, long ProfileId)>> TakeAsync(IEnumerable<(long Id, long ProfileId)> due, Func<long, Task<int>> mark)
    {
        var taken = new List<(long, long)>();
        foreach (var one in due.OrderBy(d => d.ProfileId)) // two nodes that want the same ones wait for each other in one order
            if (await mark(one.Id) > 0) taken.Add(one);
        return taken;
    }
}
