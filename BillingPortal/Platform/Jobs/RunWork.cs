using BillingPortal.Platform.Clock;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Jobs;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Platform.Jobs;

public enum RunOutcome
{
    Done,
    Failed,
    AlreadyRunning,
    UnknownJob,
}

public sealed record RunResult(RunOutcome Outcome, string Message);

/// <summary>Runs one kind of work now, on this node, and writes it into the job log. Quartz, an admin's button and a verb all come here.</summary>
public sealed class RunWork(IEnumerable<WorkEntry> entries, IServiceScopeFactory scopes, IDbContextFactory<PortalDb> database, Leases leases, Node node, TimeProvider time, ILogger<RunWork> log)
{
    private static readonly TimeSpan LeaseSpan = TimeSpan.FromMinutes(10);

    public async Task<RunResult> RunAsync(string name, CancellationToken ct = default)
    {
        if (entries.SingleOrDefault(e => e.Name == name) is not { } entry) return new(RunOutcome.UnknownJob, $"No job is called '{name}'.");
        await using var lease = await leases.TryTakeAsync("job:" + name, LeaseSpan, ct);
        if (lease is null) return new(RunOutcome.AlreadyRunning, $"{name} is running already, perhaps on another node.");
        var run = await BeginAsync(name, ct);
        var result = await DoAsync(entry, ct);
        await EndAsync(run, result);
        return result;
    }

    private async Task<RunResult> DoAsync(WorkEntry entry, CancellationToken ct)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            return new(RunOutcome.Done, await entry.DoAsync(scope.ServiceProvider, ct));
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            return new(RunOutcome.Failed, "Cut off: the portal was stopped. The next run goes on.");
        }
        catch (Exception fault)
        {
            log.LogError(fault, "Job {Job} failed", entry.Name);
            return new(RunOutcome.Failed, fault.Message);
        }
    }

    private async Task<long> BeginAsync(string name, CancellationToken ct)
    {
        var row = new JobRunRow { Job = name, Node = node.Name, StartedAt = time.Instant(), Outcome = JobOutcome.Running };
        await database.WriteAsync(db => { db.Add(row); return Task.CompletedTask; }, ct);
        return row.Id;
    }

    // Written even when the portal is stopping: a run without an end would look like a crash.
    private Task EndAsync(long run, RunResult result)
    {
        var (now, outcome) = (time.Instant(), result.Outcome == RunOutcome.Done ? JobOutcome.Done : JobOutcome.Failed);
        return database.WriteAsync(db => db.Set<JobRunRow>().Where(r => r.Id == run).ExecuteUpdateAsync(set => set
            .SetProperty(r => r.EndedAt, now).SetProperty(r => r.Outcome, outcome).SetProperty(r => r.Message, result.Message)));
    }
}
