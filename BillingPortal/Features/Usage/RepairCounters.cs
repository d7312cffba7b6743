using BillingPortal.Core;
using BillingPortal.Core.Entitlements;
using BillingPortal.Core.Periods;
using BillingPortal.Features.Customers.Contracts;
using BillingPortal.Features.Entitlements.Contracts;
using BillingPortal.Platform.Api;
using BillingPortal.Platform.Audit;
using BillingPortal.Platform.Clock;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Customers;
using BillingPortal.Platform.Data.Model.Usage;
using BillingPortal.Platform.Identity;
using BillingPortal.Platform.Settings;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Features.Usage;

/// <summary>
/// Makes the counters of a customer's month what their events add up to now. Added is what is missing, as it was read in one moment: what arrives meanwhile is added by whoever brings it, and lost by nobody.
/// </summary>
internal sealed class RepairCounters(IDbContextFactory<PortalDb> database, CompareCounters compare, AccessNews news, AuditTrail audit, Installation installation, TimeProvider time)
{
    private static readonly Refusal Unknown = new(Codes.NotFound, "There is no such customer any more. Reload the page.");

    /// <returns>How many counters were wrong and are right now; none when somebody was faster.</returns>
    public async Task<Result<int>> RunAsync(Actor actor, long profileId, CalendarMonth month, string? reason, CancellationToken ct = default)
    {
        if (actor.NotAdmin is { } refused) return refused;
        return await database.WriteAsync(db => RepairAsync(db, actor, profileId, month, reason, ct), ct);
    }

    private async Task<Result<int>> RepairAsync(PortalDb db, Actor actor, long profileId, CalendarMonth month, string? reason, CancellationToken ct)
    {
        if (await db.Set<BillingProfileRow>().AsNoTracking().SingleOrDefaultAsync(p => p.Id == profileId, ct) is not { } profile) return Unknown;
        var why = Reason.Of(reason, await OwnWords.OfAsync(db, profile, ct));
        if (!why.IsDone) return why.Refused!;
        await news.ChangedAsync(db, profileId, ct); // holds the customer, so that two repairs do not both add what is missing; and has everybody look again
        var wrong = (await compare.RunAsync(db, [profileId], month, ct)).Differences;
        foreach (var meter in wrong.Select(d => d.Counter.Meter).Distinct(StringComparer.Ordinal)) await TouchAsync(db, profileId, meter, month, ct);
        foreach (var difference in wrong) await AddAsync(db, difference, ct);
        await CloseAsync(db, profileId, month, ct);
        if (wrong.Count > 0) audit.Write(db, actor, "usage.counters-repaired", "customer:" + profile.PublicId, Told(wrong, d => d.Counted), Told(wrong, d => d.ByEvents), why.Value);
        return wrong.Count;
    }

    // A month's changes grow with all of its counters, so that whoever keeps its sums in mind reads them anew.
    private static Task TouchAsync(PortalDb db, long profile, string meter, CalendarMonth month, CancellationToken ct) => db.Database.ExecuteSqlAsync(
        $"insert into usage_months (profile_id, meter, month, units, changes, judged) values ({profile}, {meter}, {month.First}, 0, 1, 0) on conflict (profile_id, meter, month) do update set changes = usage_months.changes + 1", ct);

    private async Task AddAsync(PortalDb db, Difference difference, CancellationToken ct)
    {
        var ((profile, meter, of, day, hour), missing) = (difference.Counter, difference.Missing);
        if (of == CounterOf.Hour) await db.Database.ExecuteSqlAsync($"insert into usage_hours (profile_id, meter, day, hour, units) values ({profile}, {meter}, {day}, {hour}, {missing}) on conflict (profile_id, meter, day, hour) do update set units = usage_hours.units + excluded.units", ct);
        if (of == CounterOf.Day) await db.Database.ExecuteSqlAsync($"insert into usage_days (profile_id, meter, day, source, units) values ({profile}, {meter}, {day}, {(await SourceAsync(db, difference.Counter, ct)).ToString()}, {missing}) on conflict (profile_id, meter, day) do update set units = usage_days.units + excluded.units", ct);
        if (of == CounterOf.Month) await db.Database.ExecuteSqlAsync($"update usage_months set units = units + {missing} where profile_id = {profile} and meter = {meter} and month = {day}", ct);
    }

    // Of a day whose row is gone.
    private async Task<DaySource> SourceAsync(PortalDb db, Counter day, CancellationToken ct)
    {
        var (from, until) = (installation.Zone.StartOf(day.Day), installation.Zone.StartOf(day.Day.AddDays(1)));
        return await db.Set<UsageEventRow>().AnyAsync(e => e.ProfileId == day.ProfileId && e.Meter == day.Meter && e.At >= from && e.At < until && e.Source == UsageSource.Total, ct) ? DaySource.Total : DaySource.Events;
    }

    private Task CloseAsync(PortalDb db, long profile, CalendarMonth month, CancellationToken ct)
    {
        DateTime? now = time.Instant();
        var (first, last) = (month.First, month.Last);
        return db.Set<UsageDifferenceRow>().Where(d => d.ProfileId == profile && d.Day >= first && d.Day <= last && d.RepairedAt == null).ExecuteUpdateAsync(set => set.SetProperty(d => d.RepairedAt, now), ct);
    }

    private static Dictionary<string, long> Told(IReadOnlyList<Difference> wrong, Func<Difference, long> units) => wrong.ToDictionary(d => Name(d.Counter), units, StringComparer.Ordinal);

    private static string Name(Counter counter) => counter.Of switch
    {
        CounterOf.Hour => $"{counter.Day:yyyy-MM-dd} hour {counter.Hour}",
        CounterOf.Day => $"{counter.Day:yyyy-MM-dd}",
        _ => $"{counter.Day:yyyy-MM}",
    } + (counter.Meter == Meters.Units ? "" : $" {counter.Meter}");
}
