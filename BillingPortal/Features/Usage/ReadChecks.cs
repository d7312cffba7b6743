using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Usage;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Features.Usage;

/// <param name="EndedAt">Real time.</param>
/// <param name="Found">How many counters were wrong then.</param>
/// <param name="Open">How many of them nobody has repaired.</param>
/// <param name="OpenUnits">By how many units those are wrong, added up without signs.</param>
public sealed record LastCheck(long Id, DateTime EndedAt, long Counters, int Found, int Open, long OpenUnits);

/// <summary>A counter that was wrong when it was last looked.</summary>
public sealed record OpenDifference(long Id, long ProfileId, string CustomerId, string Title, string Meter, CounterOf Of, DateOnly Day, int Hour, long Counted, long ByEvents);

/// <summary>What the last check of the counters found. One that was broken off says nothing.</summary>
internal sealed class ReadChecks(IDbContextFactory<PortalDb> database)
{
    /// <summary>Null before the first time.</summary>
    public async Task<LastCheck?> LastAsync(CancellationToken ct = default)
    {
        await using var db = await database.CreateDbContextAsync(ct);
        return await db.Set<UsageCheckRow>().Where(c => c.EndedAt != null).OrderByDescending(c => c.Id).Select(c => new LastCheck(c.Id, c.EndedAt!.Value, c.Counters, c.Differences.Count,
            c.Differences.Count(d => d.RepairedAt == null), c.Differences.Where(d => d.RepairedAt == null).Sum(d => d.ByEvents > d.Counted ? d.ByEvents - d.Counted : d.Counted - d.ByEvents))).FirstOrDefaultAsync(ct);
    }

    /// <summary>What is still to be repaired of it, by customer and month, the larger counters first.</summary>
    public async Task<IReadOnlyList<OpenDifference>> OpenAsync(long check, int most, CancellationToken ct = default)
    {
        await using var db = await database.CreateDbContextAsync(ct);
        var rows = await db.Set<UsageDifferenceRow>().Where(d => d.CheckId == check && d.RepairedAt == null).OrderBy(d => d.Id).Take(most)
            .Select(d => new { Row = d, d.Profile.PublicId, Title = d.Profile.Name ?? d.Profile.Email ?? d.Profile.Reference ?? d.Profile.PublicId }).AsNoTracking().ToListAsync(ct);
        return [.. rows.Select(r => new OpenDifference(r.Row.Id, r.Row.ProfileId, r.PublicId, r.Title, r.Row.Meter, r.Row.Of, r.Row.Day, r.Row.Hour, r.Row.Counted, r.Row.ByEvents))];
    }
}
