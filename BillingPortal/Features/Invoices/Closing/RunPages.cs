using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Invoices;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Features.Invoices.Closing;

/// <summary>What is done with the customers of a page, in the transaction that is handed to it.</summary>
/// <returns>Whose invoice could not be made, and why.</returns>
internal delegate Task<IReadOnlyDictionary<long, Exception>> PageWork(PortalDb db, IReadOnlyList<long> profiles);

/// <summary>
/// Moves a run over its customers, a page in one short transaction with how far it came: a crash leaves a page done or not begun, and of two nodes one does it.
/// When a page fails, its customers are done one by one, and who fails then too is written down and left behind.
/// </summary>
internal sealed class RunPages(IDbContextFactory<PortalDb> database, KeepFailures failures, PageSize size, ILogger<RunPages> log)
{
    public int Size => size.Customers;

    public async Task DoAsync(BillingRunRow run, IReadOnlyList<long> page, PageWork work, CancellationToken ct)
    {
        try
        {
            await database.WriteAsync(async db =>
            {
                if (await MoveAsync(db, run, page, ct)) await DoAsync(db, run, page, work, ct);
            }, ct);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            log.LogWarning(fault, "{Customers} customers of {Month} could not be done together; each is tried alone", page.Count, run.Month);
            foreach (var profile in page) await OneAsync(run, profile, work, ct);
            await database.WriteAsync(db => MoveAsync(db, run, page, ct), ct);
        }
    }

    /// <summary>One customer; nobody else does something of this run meanwhile.</summary>
    public async Task OneAsync(BillingRunRow run, long profile, PageWork work, CancellationToken ct)
    {
        try
        {
            await database.WriteAsync(async db =>
            {
                if (await HoldAsync(db, run, ct)) await DoAsync(db, run, [profile], work, ct);
            }, ct);
        }
        catch (DbUpdateConcurrencyException changed)
        {
            log.LogInformation(changed, "The invoice of {Profile} for {Month} was changed meanwhile; it is looked at again", profile, run.Month);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            log.LogError(fault, "The invoice of {Profile} for {Month} could not be made", profile, run.Month);
            await database.WriteAsync(db => failures.NoteAsync(db, run, profile, fault, ct), ct);
        }
    }

    private async Task DoAsync(PortalDb db, BillingRunRow run, IReadOnlyList<long> profiles, PageWork work, CancellationToken ct)
    {
        var faults = await work(db, profiles);
        await db.SaveChangesAsync(ct);
        foreach (var (profile, fault) in faults.OrderBy(f => f.Key)) await failures.NoteAsync(db, run, profile, fault, ct);
        await failures.ResolveAsync(db, run, profiles.Where(p => !faults.ContainsKey(p)), ct);
    }

    // False when somebody else moved it meanwhile, or stopped it.
    private static async Task<bool> MoveAsync(PortalDb db, BillingRunRow run, IReadOnlyList<long> page, CancellationToken ct) => await Same(db, run)
        .ExecuteUpdateAsync(set => set.SetProperty(r => r.AtProfile, page[^1]).SetProperty(r => r.Seen, r => r.Seen + page.Count), ct) == 1;

    // Written to, so that on PostgreSQL others wait.
    private static async Task<bool> HoldAsync(PortalDb db, BillingRunRow run, CancellationToken ct) => await Same(db, run).ExecuteUpdateAsync(set => set.SetProperty(r => r.Seen, r => r.Seen), ct) == 1;

    private static IQueryable<BillingRunRow> Same(PortalDb db, BillingRunRow run) =>
        db.Set<BillingRunRow>().Where(r => r.Id == run.Id && r.Stage == run.Stage && r.AtProfile == run.AtProfile && !r.Paused);
}

/// <summary>Customers in a transaction: less than a tenth of a second, in which others wait. A test takes fewer.</summary>
internal sealed record PageSize(int Customers = 500);
