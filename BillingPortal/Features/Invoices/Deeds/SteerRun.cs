using System.Globalization;
using BillingPortal.Core;
using BillingPortal.Platform.Api;
using BillingPortal.Platform.Audit;
using BillingPortal.Platform.Clock;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Invoices;
using BillingPortal.Platform.Identity;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Features.Invoices.Deeds;

/// <summary>An admin stops the closing of a month for now, lets it go on, or approves its drafts. It goes on by itself from there.</summary>
internal sealed class SteerRun(IDbContextFactory<PortalDb> database, AuditTrail audit, BillingClock clock)
{
    private static readonly Refusal Unknown = new(Codes.NotFound, "There is no such month. Reload the page.");
    private static readonly Refusal Changed = new(Codes.VersionChanged, "This month moved on meanwhile. Look at how it stands now, then decide again.");
    private static readonly Refusal Over = new("run_done", "This month is closed already.");
    private static readonly Refusal Paused = new("run_paused", "This month is paused already.");
    private static readonly Refusal Running = new("run_running", "This month is not paused.");
    private static readonly Refusal Approved = new("run_approved", "This month is approved already.");
    private static readonly Refusal Early = new("run_drafting", "Drafts are still being made. Look at all of them, then approve.");

    public Task<Result<Done>> PauseAsync(Actor actor, long runId, string? reason, CancellationToken ct = default) =>
        RunAsync(actor, runId, reason, "run.paused", run => run switch { { Stage: RunStage.Done } => Over, { Paused: true } => Paused, _ => null }, run => run.Paused = true, ct);

    public Task<Result<Done>> ResumeAsync(Actor actor, long runId, string? reason, CancellationToken ct = default) =>
        RunAsync(actor, runId, reason, "run.resumed", run => run.Paused ? null : Running, run => run.Paused = false, ct);

    /// <summary>Where the installation asks for it: until then no draft becomes final.</summary>
    public Task<Result<Done>> ApproveAsync(Actor actor, long runId, string? reason, CancellationToken ct = default) => RunAsync(actor, runId, reason, "run.approved",
        run => run switch { { ApprovedAt: not null } => Approved, { Stage: RunStage.Drafting } => Early, { Stage: RunStage.Done } => Over, _ => null },
        run => (run.ApprovedAt, run.ApprovedBy) = (clock.UtcNow, actor.Name), ct);

    private async Task<Result<Done>> RunAsync(Actor actor, long runId, string? reason, string action, Func<BillingRunRow, Refusal?> refuse, Action<BillingRunRow> change, CancellationToken ct)
    {
        if (actor.NotAdmin is { } refused) return refused;
        var why = Reason.Of(reason);
        if (!why.IsDone) return why.Refused!;
        try
        {
            return await database.WriteAsync<Result<Done>>(async db =>
            {
                if (await db.Set<BillingRunRow>().SingleOrDefaultAsync(r => r.Id == runId, ct) is not { } run) return Unknown;
                if (refuse(run) is { } no) return no;
                var before = Facts(run);
                change(run);
                await db.SaveChangesAsync(ct);
                audit.Write(db, actor, action, string.Create(CultureInfo.InvariantCulture, $"run:{run.Month:yyyy-MM}"), before, Facts(run), why.Value);
                return Done.It;
            }, ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            return Changed;
        }
    }

    private static object Facts(BillingRunRow run) => new { stage = run.Stage.ToString(), run.Paused, approved = run.ApprovedAt is not null };
}
