using BillingPortal.Core;
using BillingPortal.Platform.Audit;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Identity;
using BillingPortal.Platform.Jobs;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Features.Operations;

public sealed class RunJob(IDbContextFactory<PortalDb> database, RunWork run, IEnumerable<WorkEntry> jobs, AuditTrail audit)
{
    /// <summary>Runs a job now; what it did or why it failed stands in the job log too.</summary>
    public async Task<Result<RunResult>> RunAsync(Actor actor, string name, CancellationToken ct = default)
    {
        if (actor.NotAdmin is { } refusal) return refusal;
        if (!jobs.Any(j => j.Name == name)) return new Refusal("job_unknown", $"No job is called '{name}'.");
        // Before, not after: a run that breaks the portal was still asked for by somebody.
        await database.WriteAsync(db => { audit.Write(db, actor, "job.run", "job:" + name); return Task.CompletedTask; }, ct);
        return await run.RunAsync(name, ct);
    }
}
