using BillingPortal.Features.Invoices.Closing.Finals;
using BillingPortal.Platform.Clock;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Invoices;
using BillingPortal.Platform.Settings;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Features.Invoices.Closing;

/// <summary>After the grace window drafts become final. What somebody let go on later follows by itself.</summary>
internal sealed class FinishMonths(IDbContextFactory<PortalDb> database, RunPages pages, CloseMonths close, FinishInvoices finish, BillingSettings settings, BillingClock clock) : IDue
{
    public string Name => "invoices final";

    public async Task<DateTime?> NextAsync(CancellationToken ct)
    {
        await using var db = await database.CreateDbContextAsync(ct);
        var now = clock.UtcNow;
        DateTime?[] next = [await Due(db, now).MinAsync(r => r.FinalFrom, ct), await Waiting(db, now).MinAsync(i => i.WaitsUntil, ct)];
        return next.Min();
    }

    public async Task DoAsync(DateTime upTo, CancellationToken ct)
    {
        foreach (var month in await MonthsAsync(upTo, ct))
        {
            await BeginAsync(month, ct);
            while (await RunAsync(month, ct) is { Stage: RunStage.Finishing, Paused: false } run) await GoOnAsync(run, ct);
            if (await RunAsync(month, ct) is { Stage: RunStage.Done, Paused: false } done) await LeftAsync(done, ct);
        }
    }

    /// <summary>Tries again for a customer for whom it failed: makes the draft where there is none, and lets it become final when its time has come.</summary>
    public async Task AgainAsync(BillingRunRow run, long profile, CancellationToken ct = default)
    {
        await close.AgainAsync(run, profile, ct);
        // Without a draft there is nothing to make final, and the failure must stay.
        if (run.Stage == RunStage.Done && !(await FailedAsync(run, ct)).Contains(profile)) await pages.OneAsync(run, profile, Work(run, anyKind: true, ct), ct);
    }

    private async Task<IReadOnlyList<DateOnly>> MonthsAsync(DateTime upTo, CancellationToken ct)
    {
        await using var db = await database.CreateDbContextAsync(ct);
        return await Due(db, clock.UtcNow).Where(r => r.FinalFrom <= upTo).OrderBy(r => r.Month).Select(r => r.Month).ToListAsync(ct);
    }

    private IQueryable<BillingRunRow> Due(PortalDb db, DateTime now)
    {
        var (free, left, asking) = (!settings.Approve, Left(db, now), Asking(db));
        return db.Set<BillingRunRow>().AsNoTracking().Where(r => !r.Paused
            && (r.Stage == RunStage.Finishing || (r.Stage == RunStage.Waiting && (free || r.ApprovedAt != null || !asking.Contains(r.Id))) || (r.Stage == RunStage.Done && left.Any(i => i.Month == r.Month && !db.Set<RunFailureRow>().Any(f => f.RunId == r.Id && f.ProfileId == i.ProfileId && f.ResolvedAt == null)))));
    }

    // Months in which there is something to approve, or may be after another try.
    private static IQueryable<long> Asking(PortalDb db) => db.Set<BillingRunRow>().Where(r =>
        db.Set<InvoiceRow>().Any(i => i.Month == r.Month && i.Kind == InvoiceKind.Month && (i.State == InvoiceState.Draft || i.State == InvoiceState.Parked)) || db.Set<RunFailureRow>().Any(f => f.RunId == r.Id && f.ResolvedAt == null)).Select(r => r.Id);

    private static IQueryable<InvoiceRow> Left(PortalDb db, DateTime now) => WaitForTotals.Ready(db.Set<InvoiceRow>().Where(i => i.State == InvoiceState.Draft), db, now);

    // They alone are left of their month.
    private static IQueryable<InvoiceRow> Waiting(PortalDb db, DateTime now)
    {
        var done = db.Set<BillingRunRow>().Where(r => r.Stage == RunStage.Done && !r.Paused);
        return db.Set<InvoiceRow>().Where(i => i.State == InvoiceState.Draft && i.WaitsUntil > now && done.Any(r => r.Month == i.Month));
    }

    // Whom the drafting left behind is tried once more before.
    private async Task BeginAsync(DateOnly month, CancellationToken ct)
    {
        if (await RunAsync(month, ct) is not { Stage: RunStage.Waiting } run) return;
        foreach (var profile in await FailedAsync(run, ct)) await close.AgainAsync(run, profile, ct);
        await database.WriteAsync(async db =>
        {
            var expected = await Drafts(db, run).CountAsync(ct);
            await db.Set<BillingRunRow>().Where(r => r.Id == run.Id && r.Stage == RunStage.Waiting && !r.Paused)
                .ExecuteUpdateAsync(set => set.SetProperty(r => r.Stage, RunStage.Finishing).SetProperty(r => r.AtProfile, 0).SetProperty(r => r.Seen, 0).SetProperty(r => r.Expected, expected), ct);
        }, ct);
    }

    private async Task GoOnAsync(BillingRunRow run, CancellationToken ct)
    {
        var page = await PageAsync(run, ct);
        if (page.Count > 0) await pages.DoAsync(run, page, Work(run, anyKind: false, ct), ct);
        else await EndAsync(run, ct);
    }

    private PageWork Work(BillingRunRow run, bool anyKind, CancellationToken ct) => async (db, profiles) =>
        await finish.OfAsync(db, await db.Set<InvoiceRow>().AsNoTracking().Where(i => i.Month == run.Month && i.State == InvoiceState.Draft && (anyKind || i.Kind == InvoiceKind.Month) && profiles.Contains(i.ProfileId)).OrderBy(i => i.ProfileId).ToListAsync(ct), ct);

    private async Task LeftAsync(BillingRunRow run, CancellationToken ct)
    {
        foreach (var profile in await ReadAsync(db => Left(db, clock.UtcNow).Where(i => i.Month == run.Month && !db.Set<RunFailureRow>().Any(f => f.RunId == run.Id && f.ProfileId == i.ProfileId && f.ResolvedAt == null)).Select(i => i.ProfileId).Distinct().OrderBy(p => p), ct))
            await pages.OneAsync(run, profile, Work(run, anyKind: true, ct), ct);
    }

    private Task<IReadOnlyList<long>> FailedAsync(BillingRunRow run, CancellationToken ct) =>
        ReadAsync(db => db.Set<RunFailureRow>().Where(f => f.RunId == run.Id && f.ResolvedAt == null).OrderBy(f => f.ProfileId).Select(f => f.ProfileId), ct);

    private Task<IReadOnlyList<long>> PageAsync(BillingRunRow run, CancellationToken ct) =>
        ReadAsync(db => Drafts(db, run).Where(i => i.ProfileId > run.AtProfile).OrderBy(i => i.ProfileId).Select(i => i.ProfileId).Take(pages.Size), ct);

    private IQueryable<InvoiceRow> Drafts(PortalDb db, BillingRunRow run) => Left(db, clock.UtcNow).Where(i => i.Month == run.Month && i.Kind == InvoiceKind.Month);

    private Task EndAsync(BillingRunRow run, CancellationToken ct)
    {
        var now = clock.UtcNow;
        return database.WriteAsync(db => db.Set<BillingRunRow>().Where(r => r.Id == run.Id && r.Stage == RunStage.Finishing && r.AtProfile == run.AtProfile && !r.Paused)
            .ExecuteUpdateAsync(set => set.SetProperty(r => r.Stage, RunStage.Done).SetProperty(r => r.DoneAt, now), ct), ct);
    }

    private async Task<BillingRunRow?> RunAsync(DateOnly month, CancellationToken ct)
    {
        await using var db = await database.CreateDbContextAsync(ct);
        return await db.Set<BillingRunRow>().AsNoTracking().SingleOrDefaultAsync(r => r.Month == month, ct);
    }

    private async Task<IReadOnlyList<long>> ReadAsync(Func<PortalDb, IQueryable<long>> profiles, CancellationToken ct)
    {
        await using var db = await database.CreateDbContextAsync(ct);
        return await profiles(db).ToListAsync(ct);
    }
}
