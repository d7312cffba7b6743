using System.Runtime.InteropServices;
using BillingPortal.Core.Periods;

namespace BillingPortal.Features.Usage.Journal;

/// <summary>An hour of a day in the billing zone, counted from the day's first instant.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct HourOfDay(DateOnly Day, int Hour)
{
    public DateOnly Month => new(Day.Year, Day.Month, 1);
}

/// <summary>Tells in which hour an instant lies. Events of one moment lie on few days, so the last day is kept in mind.</summary>
internal sealed class HoursOfZone(TimeZoneInfo zone)
{
    private sealed record Known(DateOnly Day, DateTime From, DateTime Until);

    private volatile Known last = new(DateOnly.MinValue, DateTime.MinValue, DateTime.MinValue);

    public HourOfDay Of(DateTime at)
    {
        var day = last;
        if (at < day.From || at >= day.Until) last = day = Find(at);
        return new(day.Day, (int)((at - day.From).Ticks / TimeSpan.TicksPerHour));
    }

    private Known Find(DateTime at)
    {
        var day = zone.DayOf(at);
        return new(day, zone.StartOf(day), zone.StartOf(day.AddDays(1)));
    }
}
