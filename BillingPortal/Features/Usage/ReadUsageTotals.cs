using BillingPortal.Core.Entitlements;
using BillingPortal.Core.Periods;
using BillingPortal.Features.Usage.Journal;
using BillingPortal.Platform.Clock;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Usage;
using BillingPortal.Platform.Settings;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Features.Usage;

/// <summary>What all customers together used.</summary>
/// <param name="Before">The month before it, whole.</param>
/// <param name="Days">Of the month, as far as it has come.</param>
internal sealed record UsageTotals(CalendarMonth Month, long Units, long Before, int Customers, IReadOnlyList<(DateOnly Day, long Units)> Days);

/// <summary>How late events are that tell a time, of the last ones that came.</summary>
/// <param name="LastAt">When the last event of any kind came in, billing time.</param>
/// <param name="Waiting">Events that came to this node and are not written yet.</param>
internal sealed record UsageLag(int Events, TimeSpan Median, TimeSpan Most, DateTime? LastAt, int Waiting);

/// <summary>Figures over all customers.</summary>
internal sealed class ReadUsageTotals(IDbContextFactory<PortalDb> database, UsageJournal journal, BillingClock clock, Installation installation)
{
    private const int Looked = 1000;
    private const double MostOfThem = 0.95;

    public CalendarMonth ThisMonth => CalendarMonth.Of(Today);

    private DateOnly Today => installation.Zone.DayOf(clock.UtcNow);

    public async Task<UsageTotals> RunAsync(CalendarMonth month, CancellationToken ct = default)
    {
        await using var db = await database.CreateDbContextAsync(ct);
        var (first, last, before) = (month.First, month.Last < Today ? month.Last : Today, month.Previous.First);
        var sums = await db.Set<UsageMonthRow>().Where(m => (m.Month == first || m.Month == before) && m.Meter == Meters.Units)
            .GroupBy(m => m.Month).Select(g => new { Month = g.Key, Units = g.Sum(m => m.Units), Customers = g.Count(m => m.Units != 0) }).ToDictionaryAsync(s => s.Month, ct);
        var days = await db.Set<UsageDayRow>().Where(d => d.Day >= first && d.Day <= last && d.Meter == Meters.Units).GroupBy(d => d.Day).Select(g => new { Day = g.Key, Units = g.Sum(d => d.Units) }).ToDictionaryAsync(d => d.Day, d => d.Units, ct);
        return new(month, sums.GetValueOrDefault(first)?.Units ?? 0, sums.GetValueOrDefault(before)?.Units ?? 0, sums.GetValueOrDefault(first)?.Customers ?? 0,
            [.. Enumerable.Range(0, Math.Max(0, last.DayNumber - first.DayNumber + 1)).Select(first.AddDays).Select(day => (day, days.GetValueOrDefault(day)))]);
    }

    public async Task<UsageLag> LagAsync(CancellationToken ct = default)
    {
        await using var db = await database.CreateDbContextAsync(ct);
        var last = await db.Set<UsageEventRow>().OrderByDescending(e => e.Id).Take(Looked).Select(e => new { e.At, e.AtGiven, e.ReceivedAt, e.Source }).ToListAsync(ct);
        // A file or a total is late by its nature.
        var late = last.Where(e => e.AtGiven && e.Source is UsageSource.Reported or UsageSource.Consumed).Select(e => e.ReceivedAt > e.At ? e.ReceivedAt - e.At : TimeSpan.Zero).Order().ToArray();
        TimeSpan At(double part) => late.Length == 0 ? TimeSpan.Zero : late[(int)Math.Ceiling(part * late.Length) - 1];
        return new(late.Length, At(0.5), At(MostOfThem), last.Count == 0 ? null : last[0].ReceivedAt, journal.Waiting);
    }
}
