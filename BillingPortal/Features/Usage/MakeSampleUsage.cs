using BillingPortal.Core.Periods;
using BillingPortal.Features.Usage.Contracts;
using BillingPortal.Platform.Clock;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Usage;
using BillingPortal.Platform.Settings;

namespace BillingPortal.Features.Usage;

internal sealed class MakeSampleUsage(Installation installation, BillingClock clock) : ISampleUsage
{
    // A day of each month, the running one last.
    private static readonly int[] ADay = [3, 5, 8, 9];

    public void Give(PortalDb db, long profileId)
    {
        var today = installation.Zone.DayOf(clock.UtcNow);
        var month = CalendarMonth.Of(CalendarMonth.Of(today).First.AddMonths(1 - ADay.Length));
        foreach (var units in ADay)
        {
            var sum = 0L;
            for (var day = month.First; day <= month.Last && day < today; day = day.AddDays(1)) sum += Day(db, profileId, day, units + day.Day % 3);
            db.Add(new UsageMonthRow { ProfileId = profileId, Meter = "units", Month = month.First, Units = sum, Changes = sum });
            month = month.Next;
        }
    }

    private static long Day(PortalDb db, long profileId, DateOnly day, long units)
    {
        db.Add(new UsageDayRow { ProfileId = profileId, Meter = "units", Day = day, Units = units });
        return units;
    }
}
