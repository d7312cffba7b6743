using BillingPortal.Core.Periods;
using BillingPortal.Features.Customers.Contracts;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Invoices;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Features.Invoices;

/// <summary>The closing of a month as staff see it.</summary>
/// <param name="States">Its invoices by their state, with how many and how much.</param>
/// <param name="Failures">Those that are not resolved, the like together.</param>
public sealed record RunSeen(BillingRunRow Row, IReadOnlyList<StateSum> States, IReadOnlyList<FailureSeen> Failures)
{
    public CalendarMonth Month => CalendarMonth.Of(Row.Month);

    public int Count => States.Sum(s => s.Count);

    public long Minor => States.Where(s => s.State is not (InvoiceState.Void or InvoiceState.Moved or InvoiceState.Waived)).Sum(s => s.Minor);

    public int Of(InvoiceState state) => States.FirstOrDefault(s => s.State == state)?.Count ?? 0;

    public int Failed => Failures.Sum(f => f.Count);
}

public sealed record StateSum(InvoiceState State, int Count, long Minor);

/// <summary>The like failures together.</summary>
/// <param name="Sentence">Of the last of them.</param>
/// <param name="First">The first few customers.</param>
public sealed record FailureSeen(string Code, int Count, string Sentence, DateTime LastAt, IReadOnlyList<(string Id, string Title)> First);

/// <summary>How the months were and are closed.</summary>
internal sealed class ReadRuns(IDbContextFactory<PortalDb> database)
{
    private const int Shown = 24;
    private const int FewCustomers = 5;

    /// <summary>The last two years, the newest first.</summary>
    public async Task<IReadOnlyList<RunSeen>> RunAsync(CancellationToken ct = default)
    {
        await using var db = await database.CreateDbContextAsync(ct);
        var runs = await db.Set<BillingRunRow>().AsNoTracking().OrderByDescending(r => r.Month).Take(Shown).ToListAsync(ct);
        var seen = new List<RunSeen>();
        foreach (var run in runs) seen.Add(await SeenAsync(db, run, ct));
        return seen;
    }

    /// <summary>Another one whenever a run went on.</summary>
    public async Task<string> MarkAsync(CancellationToken ct = default)
    {
        await using var db = await database.CreateDbContextAsync(ct);
        var runs = await db.Set<BillingRunRow>().OrderByDescending(r => r.Month).Take(Shown).Select(r => new { r.Id, r.Version, r.Seen, r.Stage }).ToListAsync(ct);
        return string.Join(' ', runs.Select(r => $"{r.Id}.{r.Version}.{r.Seen}.{r.Stage}"));
    }

    private static async Task<RunSeen> SeenAsync(PortalDb db, BillingRunRow run, CancellationToken ct)
    {
        var states = await db.Set<InvoiceRow>().Where(i => i.Month == run.Month && i.Kind == InvoiceKind.Month).GroupBy(i => i.State).Select(g => new StateSum(g.Key, g.Count(), g.Sum(i => i.TotalMinor))).ToListAsync(ct);
        return new(run, [.. states.OrderBy(s => s.State)], await FailuresAsync(db, run.Id, ct));
    }

    private static async Task<IReadOnlyList<FailureSeen>> FailuresAsync(PortalDb db, long run, CancellationToken ct)
    {
        var open = db.Set<RunFailureRow>().AsNoTracking().Where(f => f.RunId == run && f.ResolvedAt == null);
        var counts = await open.GroupBy(f => f.Code).Select(g => new { Code = g.Key, Count = g.Count(), Last = g.Max(f => f.LastAt) }).OrderByDescending(g => g.Count).ToListAsync(ct);
        var seen = new List<FailureSeen>();
        foreach (var like in counts)
        {
            var first = await open.Where(f => f.Code == like.Code).OrderByDescending(f => f.LastAt).ThenBy(f => f.Id).Take(FewCustomers).Select(f => new { f.Sentence, f.Profile }).ToListAsync(ct);
            seen.Add(new(like.Code, like.Count, first[0].Sentence, like.Last, [.. first.Select(f => (f.Profile.PublicId, ListedCustomers.TitleOf(f.Profile)))]));
        }
        return seen;
    }
}
