using BillingPortal.Platform.Clock;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Starting;
using BillingPortal.Platform.Facts;
using BillingPortal.Platform.Jobs;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Platform.Health;

internal sealed class DatabaseAnswers(IDbContextFactory<PortalDb> database) : IHealthCheck
{
    public string Name => "database";

    public async Task<string> ReadAsync(CancellationToken ct)
    {
        await using var db = await database.CreateDbContextAsync(ct);
        var missing = (await db.Database.GetPendingMigrationsAsync(ct)).Count();
        if (missing > 0) throw new NotWellException($"{missing} migration(s) are missing.");
        return db.Database.IsSqlite() ? "SQLite answers, schema up to date." : "PostgreSQL answers, schema up to date.";
    }
}

internal sealed class FolderIsWritable(PrepareDatabase prepare) : IHealthCheck
{
    public string Name => "data folder";

    public Task<string> ReadAsync(CancellationToken ct)
    {
        prepare.RequireFolder();
        return Task.FromResult("Can be written to.");
    }
}

internal sealed class FactsFlow(FactBoard facts) : IHealthCheck
{
    private static readonly TimeSpan Late = TimeSpan.FromMinutes(5);

    public string Name => "facts";

    public async Task<string> ReadAsync(CancellationToken ct)
    {
        var figures = await facts.FiguresAsync(ct);
        if (figures.OldestWait > Late) throw new NotWellException($"The oldest of {figures.Waiting} waiting fact(s) is {figures.OldestWait.TotalMinutes:0} minutes late.");
        return $"{figures.Waiting} waiting, {figures.Dead} dead.";
    }
}

internal sealed class JobsRun(JobBoard jobs, TimeProvider time) : IHealthCheck
{
    private static readonly TimeSpan Late = TimeSpan.FromMinutes(10);

    public string Name => "jobs";

    public async Task<string> ReadAsync(CancellationToken ct)
    {
        var lines = await jobs.ReadAsync(ct);
        var late = lines.Where(l => l.NextRun is { } next && next < time.Instant() - Late).Select(l => l.Name).ToArray();
        if (late.Length > 0) throw new NotWellException($"Not woken when they should have been: {string.Join(", ", late)}.");
        var failed = lines.Where(l => l.LastRun?.Outcome == Data.Model.Jobs.JobOutcome.Failed).Select(l => l.Name).ToArray();
        return failed.Length == 0 ? $"{lines.Count} scheduled, none failed last time." : $"{lines.Count} scheduled; failed last time: {string.Join(", ", failed)}.";
    }
}
