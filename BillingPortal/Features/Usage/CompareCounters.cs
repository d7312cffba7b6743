using BillingPortal.Core.Periods;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Usage;
using BillingPortal.Platform.Settings;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Features.Usage;

/// <param name="Day">The day, or the month's first.</param>
/// <param name="Hour">Of an hour; 0 for the others.</param>
internal readonly record struct Counter(long ProfileId, string Meter, CounterOf Of, DateOnly Day, int Hour = 0);

/// <summary>A counter that is not the sum of its events.</summary>
internal sealed record Difference(Counter Counter, long Counted, long ByEvents)
{
    /// <summary>What it lacks; below zero when it has too much.</summary>
    public long Missing => ByEvents - Counted;
}

/// <param name="Counters">How many were looked at.</param>
internal sealed record ComparedCounters(int Counters, IReadOnlyList<Difference> Differences);

/// <summary>
/// Holds the counters of a month against the events they are sums of. Both are read by one statement, which sees one moment:
/// what arrives meanwhile is in both of them or in neither, on both databases.
/// </summary>
internal sealed class CompareCounters(Installation installation)
{
    public async Task<ComparedCounters> RunAsync(PortalDb db, IReadOnlyList<long> profiles, CalendarMonth month, CancellationToken ct = default)
    {
        var hours = new HoursOfMonth(installation.Zone, month);
        var sums = new Dictionary<(long, string), long[]>();
        var counted = new Dictionary<Counter, long>();
        await foreach (var line in Lines(db, profiles, month).AsAsyncEnumerable().WithCancellation(ct))
        {
            if (line.Of is { } of) counted[new(line.ProfileId, line.Meter, of, line.Day!.Value, line.Hour)] = line.Units;
            else Add(sums, line, hours);
        }
        return Compared(counted, ByEvents(sums, hours, month));
    }

    private IQueryable<Line> Lines(PortalDb db, IReadOnlyList<long> profiles, CalendarMonth month)
    {
        var (from, until, first, last) = (installation.Zone.StartOf(month), installation.Zone.EndOf(month), month.First, month.Last);
        var events = db.Set<UsageEventRow>().Where(e => profiles.Contains(e.ProfileId) && e.At >= from && e.At < until)
            .Select(e => new Line { Of = null, ProfileId = e.ProfileId, Meter = e.Meter, At = e.At, Day = null, Hour = 0, Units = e.Units });
        var months = db.Set<UsageMonthRow>().Where(m => profiles.Contains(m.ProfileId) && m.Month == first)
            .Select(m => new Line { Of = CounterOf.Month, ProfileId = m.ProfileId, Meter = m.Meter, At = null, Day = m.Month, Hour = 0, Units = m.Units });
        var days = db.Set<UsageDayRow>().Where(d => profiles.Contains(d.ProfileId) && d.Day >= first && d.Day <= last)
            .Select(d => new Line { Of = CounterOf.Day, ProfileId = d.ProfileId, Meter = d.Meter, At = null, Day = d.Day, Hour = 0, Units = d.Units });
        var hours = db.Set<UsageHourRow>().Where(h => profiles.Contains(h.ProfileId) && h.Day >= first && h.Day <= last)
            .Select(h => new Line { Of = CounterOf.Hour, ProfileId = h.ProfileId, Meter = h.Meter, At = null, Day = h.Day, Hour = h.Hour, Units = h.Units });
        return events.Concat(months).Concat(days).Concat(hours);
    }

    private static void Add(Dictionary<(long, string), long[]> sums, Line line, HoursOfMonth hours)
    {
        if (!sums.TryGetValue((line.ProfileId, line.Meter), out var byHour)) sums[(line.ProfileId, line.Meter)] = byHour = new long[hours.Count];
        byHour[hours.IndexOf(line.At!.Value)] += line.Units;
    }

    private static Dictionary<Counter, long> ByEvents(Dictionary<(long ProfileId, string Meter), long[]> sums, HoursOfMonth hours, CalendarMonth month)
    {
        var all = new Dictionary<Counter, long>();
        foreach (var ((profile, meter), byHour) in sums)
            for (var i = 0; i < byHour.Length; i++)
            {
                if (byHour[i] == 0) continue;
                var (day, hour) = hours.At(i);
                all[new(profile, meter, CounterOf.Hour, day, hour)] = byHour[i];
                foreach (var larger in new Counter[] { new(profile, meter, CounterOf.Day, day), new(profile, meter, CounterOf.Month, month.First) })
                    all[larger] = all.GetValueOrDefault(larger) + byHour[i];
            }
        return all;
    }

    private static ComparedCounters Compared(Dictionary<Counter, long> counted, Dictionary<Counter, long> byEvents)
    {
        var all = counted.Keys.Union(byEvents.Keys).ToArray();
        var differences = all.Select(c => new Difference(c, counted.GetValueOrDefault(c), byEvents.GetValueOrDefault(c))).Where(d => d.Missing != 0);
        return new(all.Length, [.. differences.OrderBy(d => d.Counter.ProfileId).ThenBy(d => d.Counter.Meter, StringComparer.Ordinal).ThenByDescending(d => d.Counter.Of).ThenBy(d => d.Counter.Day).ThenBy(d => d.Counter.Hour)]);
    }

    /// <summary>An event, which has an instant, or a counter.</summary>
    private sealed class Line
    {
        public CounterOf? Of { get; init; }

        public long ProfileId { get; init; }

        public string Meter { get; init; } = "";

        public DateTime? At { get; init; }

        public DateOnly? Day { get; init; }

        public int Hour { get; init; }

        public long Units { get; init; }
    }
}
