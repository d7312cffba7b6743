using BillingPortal.Core;
using BillingPortal.Core.Periods;
using BillingPortal.Platform.Clock;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Customers;
using BillingPortal.Platform.Data.Model.Usage;
using BillingPortal.Platform.Settings;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Features.Usage;

/// <summary>How far a check has come.</summary>
/// <param name="Seen">Customers, of so many.</param>
public sealed record CheckProgress(int Seen, int Of, long Counters, int Differences);

/// <param name="Units">By how many the counters are wrong, added up without signs.</param>
public sealed record UsageChecked(long Id, long Counters, int Differences, long Units)
{
    public string Sentence => Differences == 0 ? $"{Counters} counters are the sums of their events."
        : $"{Differences} of {Counters} counters {(Differences == 1 ? "is" : "are")} not the sum of {(Differences == 1 ? "its" : "their")} events, by {Units} units.";
}

/// <summary>
/// Compares all counters of usage with the events, some customers and one month at a time: no statement is long, and what is kept in memory does not grow with the books.
/// What differs is kept for the page that repairs it.
/// </summary>
internal sealed class CheckUsage(IDbContextFactory<PortalDb> database, CompareCounters compare, Leases leases, BillingClock clock, TimeProvider time, Installation installation)
{
    private const int PageSize = 50;
    private const int KeptAtOnce = 500;

    // A customer's first event may lie before the customer.
    private static readonly TimeSpan Back = TimeSpan.FromDays(36);
    private static readonly TimeSpan LeaseSpan = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Kept = TimeSpan.FromDays(90);
    private static readonly Refusal Running = new("check_running", "The counters are being compared already. Look again in a moment.");

    public async Task<Result<UsageChecked>> RunAsync(Func<CheckProgress, Task>? told = null, CancellationToken ct = default)
    {
        await using var lease = await leases.TryTakeAsync("usage-check", LeaseSpan, ct);
        if (lease is null) return Running;
        var check = await BeginAsync(ct);
        var (seen, all, sum) = (0, await CountAsync(ct), new UsageChecked(check, 0, 0, 0));
        for (long after = 0; await PageAsync(after, ct) is { Count: > 0 } page; after = page[^1].Id)
        {
            sum = await CompareAsync(sum, page, ct);
            seen += page.Count;
            if (told is not null) await told(new(seen, Math.Max(all, seen), sum.Counters, sum.Differences));
            if (!await lease.ExtendAsync(LeaseSpan, ct)) return Running;
        }
        await EndAsync(sum, ct);
        return sum;
    }

    private Task<long> BeginAsync(CancellationToken ct)
    {
        var now = time.Instant();
        return database.WriteAsync(async db =>
        {
            await db.Set<UsageCheckRow>().Where(c => c.BegunAt < now - Kept).ExecuteDeleteAsync(ct);
            var row = new UsageCheckRow { BegunAt = now };
            db.Add(row);
            await db.SaveChangesAsync(ct);
            return row.Id;
        }, ct);
    }

    private async Task<int> CountAsync(CancellationToken ct)
    {
        await using var db = await database.CreateDbContextAsync(ct);
        return await db.Set<BillingProfileRow>().CountAsync(ct);
    }

    // First and last event, and month, of each: looked up in an index, not searched for.
    private async Task<List<Looked>> PageAsync(long after, CancellationToken ct)
    {
        await using var db = await database.CreateDbContextAsync(ct);
        var (events, months) = (db.Set<UsageEventRow>(), db.Set<UsageMonthRow>());
        return await db.Set<BillingProfileRow>().Where(p => p.Id > after).OrderBy(p => p.Id).Take(PageSize).Select(p => new Looked(p.Id, p.CreatedAt,
            events.Where(e => e.ProfileId == p.Id).Min(e => (DateTime?)e.At), events.Where(e => e.ProfileId == p.Id).Max(e => (DateTime?)e.At),
            months.Where(m => m.ProfileId == p.Id).Min(m => (DateOnly?)m.Month), months.Where(m => m.ProfileId == p.Id).Max(m => (DateOnly?)m.Month))).ToListAsync(ct);
    }

    private async Task<UsageChecked> CompareAsync(UsageChecked sum, List<Looked> page, CancellationToken ct)
    {
        long[] ids = [.. page.Select(p => p.Id)];
        DateOnly[] days = [Day(clock.UtcNow), .. page.SelectMany(DaysOf)];
        for (var month = CalendarMonth.Of(days.Min()); month <= CalendarMonth.Of(days.Max()); month = month.Next)
        {
            await using var db = await database.CreateDbContextAsync(ct);
            var (counters, found) = await compare.RunAsync(db, ids, month, ct);
            foreach (var some in found.Chunk(KeptAtOnce)) await KeepAsync(sum.Id, some, ct);
            sum = sum with { Counters = sum.Counters + counters, Differences = sum.Differences + found.Count, Units = sum.Units + found.Sum(d => Math.Abs(d.Missing)) };
        }
        return sum;
    }

    private IEnumerable<DateOnly> DaysOf(Looked customer)
    {
        foreach (var instant in new[] { customer.Since - Back, customer.FirstEvent, customer.LastEvent }.OfType<DateTime>()) yield return Day(instant);
        foreach (var month in new[] { customer.FirstMonth, customer.LastMonth }.OfType<DateOnly>()) yield return month;
    }

    private Task KeepAsync(long check, Difference[] some, CancellationToken ct) => database.WriteAsync(db =>
    {
        foreach (var (counter, counted, byEvents) in some)
            db.Add(new UsageDifferenceRow { CheckId = check, ProfileId = counter.ProfileId, Meter = counter.Meter, Of = counter.Of, Day = counter.Day, Hour = counter.Hour, Counted = counted, ByEvents = byEvents });
        return Task.CompletedTask;
    }, ct);

    private Task EndAsync(UsageChecked sum, CancellationToken ct)
    {
        DateTime? now = time.Instant();
        return database.WriteAsync(db => db.Set<UsageCheckRow>().Where(c => c.Id == sum.Id).ExecuteUpdateAsync(set => set.SetProperty(c => c.EndedAt, now).SetProperty(c => c.Counters, sum.Counters), ct), ct);
    }

    private DateOnly Day(DateTime instant) => installation.Zone.DayOf(instant);

    private sealed record Looked(long Id, DateTime Since, DateTime? FirstEvent, DateTime? LastEvent, DateOnly? FirstMonth, DateOnly? LastMonth);
}
