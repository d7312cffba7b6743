using System.Runtime.InteropServices;
using BillingPortal.Features.Entitlements.Contracts;

namespace BillingPortal.Features.Usage.Journal;

internal readonly record struct HourKey(long ProfileId, string Meter, HourOfDay Hour);

internal readonly record struct DayKey(long ProfileId, string Meter, DateOnly Day);

/// <summary>What the accepted events of a transaction add to the counters: one change a counter, however many events there are.</summary>
internal sealed class UsageCounters
{
    private readonly Dictionary<HourKey, long> hours = [];
    private readonly Dictionary<DayKey, List<UnitsAt>> months = [];
    private HourKey last;
    private List<UnitsAt>? lastMonth;

    public void Add(UsageEntry entry)
    {
        var key = new HourKey(entry.ProfileId!.Value, entry.Meter, entry.Hour);
        CollectionsMarshal.GetValueRefOrAddDefault(hours, key, out _) += entry.Units;
        // Most often a request speaks of one customer and of now.
        if (lastMonth is null || key != last) (last, lastMonth) = (key, Month(key));
        lastMonth.Add(new(entry.At, entry.Units));
    }

    public void Add(UsageCounters others)
    {
        foreach (var (key, units) in others.hours) hours[key] = hours.GetValueOrDefault(key) + units;
        foreach (var (key, events) in others.months)
            if (!months.TryAdd(key, events)) months[key].AddRange(events);
        lastMonth = null;
    }

    // In one order for all, so that two nodes never wait for each other crosswise.
    public IEnumerable<(HourKey Key, long Units)> Hours => hours.OrderBy(h => h.Key.ProfileId).ThenBy(h => h.Key.Meter, StringComparer.Ordinal)
        .ThenBy(h => h.Key.Hour.Day).ThenBy(h => h.Key.Hour.Hour).Select(h => (h.Key, h.Value));

    public IEnumerable<(DayKey Key, long Units)> Days => Hours.GroupBy(h => new DayKey(h.Key.ProfileId, h.Key.Meter, h.Key.Hour.Day)).Select(d => (d.Key, d.Sum(h => h.Units)));

    /// <summary>By the month's first day.</summary>
    public IEnumerable<(DayKey Key, IReadOnlyList<UnitsAt> Events)> Months => months.OrderBy(m => m.Key.ProfileId).ThenBy(m => m.Key.Meter, StringComparer.Ordinal)
        .ThenBy(m => m.Key.Day).Select(m => (m.Key, (IReadOnlyList<UnitsAt>)m.Value));

    private List<UnitsAt> Month(HourKey key)
    {
        ref var there = ref CollectionsMarshal.GetValueRefOrAddDefault(months, new(key.ProfileId, key.Meter, key.Hour.Month), out _);
        return there ??= [];
    }
}
