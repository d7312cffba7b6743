using BillingPortal.Core.Periods;

namespace BillingPortal.Features.Usage;

/// <summary>The hours of a month, each counted from the start of its day. Made once for many instants: a time zone is slow to ask.</summary>
internal sealed class HoursOfMonth
{
    private readonly List<DateTime> starts = [];
    private readonly List<(DateOnly Day, int Hour)> names = [];

    public HoursOfMonth(TimeZoneInfo zone, CalendarMonth month)
    {
        for (var day = month.First; day <= month.Last; day = day.AddDays(1))
        {
            var (start, end) = (zone.StartOf(day), zone.StartOf(day.AddDays(1)));
            for (var hour = 0; start < end; hour++, start = start.AddHours(1))
            {
                starts.Add(start);
                names.Add((day, hour));
            }
        }
    }

    public int Count => starts.Count;

    /// <summary>Of the hour that an instant of the month lies in.</summary>
    public int IndexOf(DateTime instant)
    {
        var found = starts.BinarySearch(instant);
        return found >= 0 ? found : ~found - 1;
    }

    public (DateOnly Day, int Hour) At(int index) => names[index];
}
