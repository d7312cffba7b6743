namespace BillingPortal.Core.Periods;

/// <summary>
/// Days of a time zone as stretches of time: the start is included, the end excluded, and a day ends where the next one starts.
/// A day starts at the first instant at which clocks show its midnight or later. A midnight that comes twice starts the day the first time;
/// one that clocks skip starts it with the first instant after the gap. Once begun, a day is not left when clocks go back over midnight.
/// <example>In São Paulo 2018-11-04 started at 03:00 UTC, when clocks went from 24:00 to 01:00.</example>
/// </summary>
public static class BillingZone
{
    // No clock is further from UTC than 14 hours, so a midnight lies surely between these two, and no zone changes twice between them.
    private static readonly TimeSpan Reach = TimeSpan.FromHours(15);

    /// <summary>The calendar day that an instant (UTC) lies in.</summary>
    public static DateOnly DayOf(this TimeZoneInfo zone, DateTime instant)
    {
        var shown = DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(instant, zone));
        return shown < DateOnly.MaxValue && StartOf(zone, shown.AddDays(1)) <= instant ? shown.AddDays(1) : shown;
    }

    /// <summary>The first instant of a day, in UTC. A day that the zone's calendar left out is empty: it starts where the next one does.</summary>
    public static DateTime StartOf(this TimeZoneInfo zone, DateOnly day)
    {
        var midnight = day.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);
        var (before, after) = (zone.GetUtcOffset(midnight - Reach), zone.GetUtcOffset(midnight + Reach));
        if (before == after) return midnight - before;
        var change = ChangeBetween(zone, midnight - Reach, midnight + Reach);
        if (midnight - before < change) return midnight - before;
        return midnight - after < change ? change : midnight - after;
    }

    /// <summary>The first instant of a month, in UTC.</summary>
    public static DateTime StartOf(this TimeZoneInfo zone, CalendarMonth month) => StartOf(zone, month.First);

    /// <summary>The first instant after a month, in UTC: it belongs to the next one.</summary>
    public static DateTime EndOf(this TimeZoneInfo zone, CalendarMonth month) => StartOf(zone, month.Next);

    // The first instant with the new offset, found by halving: the framework tells offsets of instants reliably, its rules only for some zones.
    private static DateTime ChangeBetween(TimeZoneInfo zone, DateTime before, DateTime after)
    {
        var offset = zone.GetUtcOffset(before);
        while (after - before > TimeSpan.FromTicks(1))
        {
            var middle = before + (after - before) / 2;
            if (zone.GetUtcOffset(middle) == offset) before = middle;
            else after = middle;
        }

        return after;
    }
}
