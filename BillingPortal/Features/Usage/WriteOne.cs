using BillingPortal.Core.Periods;
using BillingPortal.Features.Entitlements.Contracts;
using BillingPortal.Features.Usage.Journal;
using BillingPortal.Platform.Data.Model.Usage;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Features.Usage;

/// <summary>Writes one event with its counters, for deeds. Counters first and months before days, as the journal does, so that nobody waits crosswise.</summary>
/// <remarks>On PostgreSQL another node may have given the day the other source since it was looked at: a division by zero, and the journal looks again.</remarks>
internal static class WriteOne
{
    public static async Task<UsedMore> AddAsync(DeedTools tools, UsageEventRow row, DaySource source, CancellationToken ct)
    {
        var (db, hour) = (tools.Db, tools.Hours.Of(row.At));
        var (profile, meter, month, day, of, units) = (row.ProfileId, row.Meter, hour.Month, hour.Day, source.ToString(), row.Units);
        await db.Database.ExecuteSqlAsync($"insert into usage_months (profile_id, meter, month, units, changes, judged) values ({profile}, {meter}, {month}, {units}, 1, 0) on conflict (profile_id, meter, month) do update set units = usage_months.units + excluded.units, changes = usage_months.changes + 1", ct);
        await db.Database.ExecuteSqlAsync($"insert into usage_days (profile_id, meter, day, source, units) values ({profile}, {meter}, {day}, {of}, {units}) on conflict (profile_id, meter, day) do update set units = usage_days.units + excluded.units / (case when usage_days.source = excluded.source then 1 else 0 end)", ct);
        await db.Database.ExecuteSqlAsync($"insert into usage_hours (profile_id, meter, day, hour, units) values ({profile}, {meter}, {day}, {hour.Hour}, {units}) on conflict (profile_id, meter, day, hour) do update set units = usage_hours.units + excluded.units", ct);
        db.Add(row);
        await db.SaveChangesAsync(ct);
        db.Entry(row).State = EntityState.Detached;
        var sum = await db.Set<UsageMonthRow>().AsNoTracking().SingleAsync(m => m.ProfileId == profile && m.Meter == meter && m.Month == month, ct);
        return new(profile, meter, month, sum.Units, sum.Changes, [new(row.At, units)]);
    }
}
