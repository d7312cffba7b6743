using System.Globalization;
using BillingPortal.Core;
using BillingPortal.Features.Invoices.Closing;
using BillingPortal.Platform.Api;
using BillingPortal.Platform.Audit;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Invoices;
using BillingPortal.Platform.Identity;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Features.Invoices.Deeds;

/// <param name="Tried">Customers.</param>
/// <param name="Failed">For whom it failed again.</param>
internal sealed record Retried(int Tried, int Failed);

/// <summary>An admin has the invoices made after all that could not be made before: of all customers of a month, or of those who failed for one reason.</summary>
internal sealed class RetryFailures(IDbContextFactory<PortalDb> database, FinishMonths finish, AuditTrail audit)
{
    private static readonly Refusal Unknown = new(Codes.NotFound, "There is no such month. Reload the page.");
    private static readonly Refusal Nothing = new("nothing_failed", "Nothing waits to be tried again. Reload the page.");

    /// <param name="code">Of the failures; null for all.</param>
    public async Task<Result<Retried>> RunAsync(Actor actor, long runId, string? code, string? reason, CancellationToken ct = default)
    {
        if (actor.NotAdmin is { } refused) return refused;
        var why = Reason.Of(reason);
        if (!why.IsDone) return why.Refused!;
        if (await RunAsync(runId, ct) is not { } run) return Unknown;
        var failed = await FailedAsync(runId, code, ct);
        if (failed.Count == 0) return Nothing;
        foreach (var profile in failed) await finish.AgainAsync(run, profile, ct);
        var again = (await FailedAsync(runId, code, ct)).Intersect(failed).Count();
        await database.WriteAsync(db =>
        {
            audit.Write(db, actor, "run.retried", string.Create(CultureInfo.InvariantCulture, $"run:{run.Month:yyyy-MM}"), new { code, failed = failed.Count }, new { failed = again }, why.Value);
            return Task.CompletedTask;
        }, ct);
        return new Retried(failed.Count, again);
    }

    private async Task<BillingRunRow?> RunAsync(long id, CancellationToken ct)
    {
        await using var db = await database.CreateDbContextAsync(ct);
        return await db.Set<BillingRunRow>().AsNoTracking().SingleOrDefaultAsync(r => r.Id == id, ct);
    }

    private async Task<List<long>> FailedAsync(long run, string? code, CancellationToken ct)
    {
        await using var db = await database.CreateDbContextAsync(ct);
        return await db.Set<RunFailureRow>().Where(f => f.RunId == run && f.ResolvedAt == null && (code == null || f.Code == code)).OrderBy(f => f.ProfileId).Select(f => f.ProfileId).ToListAsync(ct);
    }
}
