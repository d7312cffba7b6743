using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Jobs;
using Microsoft.EntityFrameworkCore;
using Quartz;

namespace BillingPortal.Platform.Jobs;

/// <summary>A job with its last run and its next; next is null while no scheduler runs (a verb).</summary>
public sealed record JobLine(string Name, Rhythm Rhythm, JobRunRow? LastRun, DateTime? NextRun);

/// <summary>What people see of the jobs.</summary>
public sealed class JobBoard(IEnumerable<WorkEntry> entries, IDbContextFactory<PortalDb> database, ISchedulerFactory schedulers)
{
    public async Task<IReadOnlyList<JobLine>> ReadAsync(CancellationToken ct = default)
    {
        await using var db = await database.CreateDbContextAsync(ct);
        var lines = new List<JobLine>();
        foreach (var entry in entries.OrderBy(e => e.Name, StringComparer.Ordinal))
            lines.Add(new(entry.Name, entry.Rhythm, await LastAsync(db, entry.Name, ct), await NextAsync(entry, ct)));
        return lines;
    }

    private static Task<JobRunRow?> LastAsync(PortalDb db, string job, CancellationToken ct) =>
        db.Set<JobRunRow>().AsNoTracking().Where(r => r.Job == job).OrderByDescending(r => r.StartedAt).FirstOrDefaultAsync(ct);

    private async Task<DateTime?> NextAsync(WorkEntry entry, CancellationToken ct)
    {
        foreach (var scheduler in await schedulers.GetAllSchedulers(ct))
            if (await scheduler.GetStatus(ct) == SchedulerStatus.Running && await scheduler.GetTrigger(new TriggerKey(entry.Name), ct) is { } trigger)
                return trigger.NextFireTimeUtc?.UtcDateTime;
        return null;
    }
}
