using BillingPortal.Platform.Clock;
using BillingPortal.Platform.Data.Model.Installation;
using BillingPortal.Platform.Settings;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Platform.Data.Starting;

/// <summary>Writes at the first start what the database belongs to, and refuses every later start that disagrees.</summary>
public sealed class StampDatabase(IDbContextFactory<PortalDb> database, Installation installation, TimeProvider time)
{
    public async Task RunAsync(CancellationToken ct = default)
    {
        var (mode, now) = (installation.Mode.ToString(), time.Instant());
        await database.WriteAsync(async db =>
        {
            await db.Database.ExecuteSqlAsync($"insert into stamp (id, mode, currency, time_zone, stamped_at) values ({StampRow.OnlyId}, {mode}, {installation.Currency.Code}, {installation.Zone.Id}, {now}) on conflict (id) do nothing", ct);
            await db.Database.ExecuteSqlAsync($"insert into clock (id, offset_ticks) values ({ClockRow.OnlyId}, 0) on conflict (id) do nothing", ct);
        }, ct);
        await CompareAsync(ct);
    }

    /// <summary>Refuses a stamp that disagrees; a database without one agrees with everything.</summary>
    public async Task CompareAsync(CancellationToken ct = default)
    {
        await using var db = await database.CreateDbContextAsync(ct);
        if (await db.Set<StampRow>().AsNoTracking().SingleOrDefaultAsync(ct) is not { } stamp) return;
        var faults = Differences(stamp).ToArray();
        if (faults.Length > 0) throw new StartupException(faults);
    }

    private IEnumerable<string> Differences(StampRow stamp)
    {
        if (stamp.Mode != installation.Mode.ToString())
            yield return $"This database belongs to {stamp.Mode} mode, and the portal is set up for {installation.Mode} mode. Money of two modes never shares a database: name another Portal:DataFolder or ConnectionStrings:Portal, or take the setting back.";
        if (stamp.Currency != installation.Currency.Code)
            yield return $"This database bills in {stamp.Currency}, and Portal:Currency is {installation.Currency}. An installation has one currency: set it back to {stamp.Currency}, or name another database.";
        if (stamp.TimeZone != installation.Zone.Id)
            yield return $"This database bills in the time zone {stamp.TimeZone}, and Portal:TimeZone is {installation.Zone.Id}. Months already opened would shift: set it back to {stamp.TimeZone}, or name another database.";
    }
}
