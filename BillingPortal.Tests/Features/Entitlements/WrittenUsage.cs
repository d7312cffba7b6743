using BillingPortal.Core.Entitlements;
using BillingPortal.Core.Periods;
using BillingPortal.Features.Entitlements.Contracts;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Usage;
using BillingPortal.Platform.Settings;
using BillingPortal.Tests.Kit;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Tests.Features.Entitlements;

/// <summary>Usage that stands in the books with its counters, without anybody having been told.</summary>
internal static class WrittenUsage
{
    /// <summary>What could be told of it.</summary>
    public static async Task<UsedMore> UseAsync(this PortalKit kit, long profile, long units, DateTime? at = null)
    {
        var instant = at ?? kit.Clock.UtcNow;
        var month = await kit.Database.WriteAsync(db => AddAsync(db, profile, units, instant, kit.Get<Installation>().Zone));
        return new(profile, Meters.Units, month.Month, month.Units, month.Changes, [new(instant, units)]);
    }

    private static async Task<UsageMonthRow> AddAsync(PortalDb db, long profile, long units, DateTime at, TimeZoneInfo zone)
    {
        var day = zone.DayOf(at);
        var (first, hour) = (CalendarMonth.Of(day).First, (int)((at - zone.StartOf(day)).Ticks / TimeSpan.TicksPerHour));
        db.Add(new UsageEventRow { ProfileId = profile, Meter = Meters.Units, Units = units, At = at, ReceivedAt = at, Source = UsageSource.Reported });
        (await db.Set<UsageHourRow>().FindAsync(profile, Meters.Units, day, hour) ?? db.Add(new UsageHourRow { ProfileId = profile, Meter = Meters.Units, Day = day, Hour = hour, Units = 0 }).Entity).Units += units;
        (await db.Set<UsageDayRow>().FindAsync(profile, Meters.Units, day) ?? db.Add(new UsageDayRow { ProfileId = profile, Meter = Meters.Units, Day = day, Units = 0 }).Entity).Units += units;
        var month = await db.Set<UsageMonthRow>().FindAsync(profile, Meters.Units, first) ?? db.Add(new UsageMonthRow { ProfileId = profile, Meter = Meters.Units, Month = first, Units = 0, Changes = 0 }).Entity;
        (month.Units, month.Changes) = (month.Units + units, month.Changes + 1);
        return month;
    }
}
