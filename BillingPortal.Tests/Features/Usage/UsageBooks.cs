using BillingPortal.Core.Periods;
using BillingPortal.Core.Entitlements;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Usage;
using BillingPortal.Platform.Settings;
using BillingPortal.Tests.Kit;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Tests.Features.Usage;

/// <summary>Books of usage as the journal leaves them, written without it.</summary>
internal static class UsageBooks
{
    private const long Day = 86_400;

    /// <summary>Events with their counters, in one transaction.</summary>
    public static Task UsedAsync(this PortalKit kit, long profile, params (string At, long Units)[] events) => kit.Database.WriteAsync(async db =>
    {
        foreach (var (text, units) in events)
        {
            var at = DateTime.Parse(text, System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.AdjustToUniversal | System.Globalization.DateTimeStyles.AssumeUniversal);
            db.Add(new UsageEventRow { ProfileId = profile, Meter = Meters.Units, EventId = $"e-{Guid.CreateVersion7()}", Units = units, At = at, AtGiven = true, ReceivedAt = at.AddSeconds(Math.Clamp(units, -Day, Day)), Source = UsageSource.Reported });
            await CountAsync(db, kit.Get<Installation>().Zone, profile, at, units);
        }
    });

    private static async Task CountAsync(PortalDb db, TimeZoneInfo zone, long profile, DateTime at, long units)
    {
        var day = zone.DayOf(at);
        var (hour, month) = ((int)(at - zone.StartOf(day)).TotalHours, CalendarMonth.Of(day).First);
        await db.Database.ExecuteSqlAsync($"insert into usage_hours (profile_id, meter, day, hour, units) values ({profile}, 'units', {day}, {hour}, {units}) on conflict (profile_id, meter, day, hour) do update set units = usage_hours.units + excluded.units");
        await db.Database.ExecuteSqlAsync($"insert into usage_days (profile_id, meter, day, source, units) values ({profile}, 'units', {day}, 'Events', {units}) on conflict (profile_id, meter, day) do update set units = usage_days.units + excluded.units");
        await db.Database.ExecuteSqlAsync($"insert into usage_months (profile_id, meter, month, units, changes, judged) values ({profile}, 'units', {month}, {units}, 1, 0) on conflict (profile_id, meter, month) do update set units = usage_months.units + excluded.units, changes = usage_months.changes + 1");
    }
}
