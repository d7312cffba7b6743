using BillingPortal.Core.Entitlements;
using BillingPortal.Core.Periods;
using BillingPortal.Core.Rating;
using BillingPortal.Features.Entitlements.Contracts;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Usage;
using BillingPortal.Platform.Settings;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Features.Usage;

/// <summary>Reads what a customer used in the period, day by day, and what it will come to.</summary>
internal sealed class ReadUsageReport(IDbContextFactory<PortalDb> database, IUsageStandings standings, IUsedUnits units, Installation installation)
{
    public async Task<UsageReport> RunAsync(long profileId, CancellationToken ct = default)
    {
        await using var db = await database.CreateDbContextAsync(ct);
        var standing = await standings.OfAsync(db, profileId, ct);
        var (zone, today, period) = (installation.Zone, installation.Zone.DayOf(standing.Standing.Now), standing.Picture.Period);
        var month = CalendarMonth.Of(today);
        var parts = period?.Parts ?? [new Stay(zone.StartOf(month), zone.EndOf(month))];
        var before = (period?.Kind == StretchKind.Trial ? month : period?.Month ?? month).Previous;
        var first = zone.DayOf(parts[0].From);
        var counted = await CountedAsync(db, profileId, first < before.First ? first : before.First, ct);
        var days = await DaysAsync(db, profileId, parts, today, counted, ct);
        var marks = await OwnMarks.ReadAsync(db, profileId, ct);
        var ever = counted.Count > 0 || await db.Set<UsageMonthRow>().AnyAsync(u => u.ProfileId == profileId && u.Meter == Meters.Units, ct);
        return new(standing, today, days, before, Sums(before, today, counted), standing.Picture.Month is { } bill ? RateMonth.Of(bill) : null, Project(standing, parts, days, today), marks.Percents, ever);
    }

    /// <summary>A day by its hours, whatever period it lies in.</summary>
    public async Task<DayByHour> OfDayAsync(long profileId, DateOnly day, CancellationToken ct = default)
    {
        await using var db = await database.CreateDbContextAsync(ct);
        var counted = await db.Set<UsageDayRow>().AsNoTracking().SingleOrDefaultAsync(u => u.ProfileId == profileId && u.Meter == Meters.Units && u.Day == day, ct);
        var hours = await db.Set<UsageHourRow>().AsNoTracking().Where(u => u.ProfileId == profileId && u.Meter == Meters.Units && u.Day == day).ToDictionaryAsync(u => u.Hour, u => u.Units, ct);
        var (from, until) = (installation.Zone.StartOf(day), installation.Zone.StartOf(day.AddDays(1)));
        var all = Enumerable.Range(0, (int)Math.Ceiling((until - from).TotalHours)).Select(h => (from.AddHours(h), hours.GetValueOrDefault(h)));
        return new(day, counted?.Source, counted?.Units ?? 0, [.. all]);
    }

    /// <summary>It grows with everything that is written about the customer's usage, in the months that a page shows.</summary>
    public async Task<long> ChangesAsync(long profileId, CancellationToken ct = default)
    {
        await using var db = await database.CreateDbContextAsync(ct);
        return await db.Set<UsageMonthRow>().Where(u => u.ProfileId == profileId && u.Meter == Meters.Units).SumAsync(u => u.Changes, ct);
    }

    private static async Task<Dictionary<DateOnly, long>> CountedAsync(PortalDb db, long profileId, DateOnly from, CancellationToken ct) =>
        await db.Set<UsageDayRow>().Where(u => u.ProfileId == profileId && u.Meter == Meters.Units && u.Day >= from).ToDictionaryAsync(u => u.Day, u => u.Units, ct);

    private async Task<IReadOnlyList<UsedDay>> DaysAsync(PortalDb db, long profileId, IReadOnlyList<Stay> parts, DateOnly today, Dictionary<DateOnly, long> counted, CancellationToken ct)
    {
        var (days, sum) = (new List<UsedDay>(), 0L);
        var last = installation.Zone.DayOf(parts[^1].Until.AddTicks(-1));
        for (var day = installation.Zone.DayOf(parts[0].From); day <= last; day = day.AddDays(1))
        {
            var used = day > today ? (long?)null : await OfAsync(db, profileId, parts, day, counted, ct);
            sum += used ?? 0;
            days.Add(new(day, used, used is null ? null : sum));
        }
        return days;
    }

    // A day that lies in the period with a part of it is asked for to the instant; of all others the counter says it.
    private async Task<long> OfAsync(PortalDb db, long profileId, IReadOnlyList<Stay> parts, DateOnly day, Dictionary<DateOnly, long> counted, CancellationToken ct)
    {
        if (!counted.TryGetValue(day, out var whole)) return 0;
        var all = new Stay(installation.Zone.StartOf(day), installation.Zone.StartOf(day.AddDays(1)));
        Stay[] own = [.. parts.Where(p => p.From < all.Until && p.Until > all.From).Select(p => new Stay(p.From > all.From ? p.From : all.From, p.Until < all.Until ? p.Until : all.Until))];
        return own is [var only] && only == all ? whole : own.Length == 0 ? 0 : await units.InAsync(db, profileId, own, ct);
    }

    private static List<long> Sums(CalendarMonth month, DateOnly today, Dictionary<DateOnly, long> counted)
    {
        var (sums, sum) = (new List<long>(), 0L);
        for (var day = month.First; day <= month.Last && day <= today; day = day.AddDays(1)) sums.Add(sum += counted.GetValueOrDefault(day));
        return sums;
    }

    private Projection? Project(UsageStanding standing, IReadOnlyList<Stay> parts, IReadOnlyList<UsedDay> days, DateOnly today)
    {
        if (standing.Picture is not { Period: not null, Used: var used } picture) return null;
        long[] whole = [.. days.Where(d => d.Day < today && IsWhole(parts, d.Day)).Select(d => d.Units!.Value)];
        var (running, left) = (days.FirstOrDefault(d => d.Day == today)?.Units ?? 0, days.Count(d => d.Day > today));
        if (Pace.Of(used, whole, running, left) is not { } pace) return null;
        DateOnly? On(long units) => used >= units ? null : Enumerable.Range(0, left + 1).Where(d => Pace.Of(used, whole, running, d)!.Expected >= units).Select(d => (DateOnly?)today.AddDays(d)).FirstOrDefault();
        RatedMonth? Rated(long units) => picture.Month is { } month ? RateMonth.Of(month with { Used = units }) : null;
        return new(pace, Rated(pace.Expected), Rated(pace.Low), Rated(pace.High), On(picture.Allowance), picture.Stop is { } stop ? On(stop.Units) : null);
    }

    private bool IsWhole(IReadOnlyList<Stay> parts, DateOnly day)
    {
        var (from, until) = (installation.Zone.StartOf(day), installation.Zone.StartOf(day.AddDays(1)));
        return parts.Any(p => p.From <= from && p.Until >= until);
    }
}
