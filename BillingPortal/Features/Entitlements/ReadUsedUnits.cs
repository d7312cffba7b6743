using BillingPortal.Core.Entitlements;
using BillingPortal.Core.Periods;
using BillingPortal.Features.Entitlements.Contracts;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Usage;
using BillingPortal.Platform.Settings;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Features.Entitlements;

internal sealed class ReadUsedUnits(Installation installation) : IUsedUnits
{
    public async Task<long> InAsync(PortalDb db, long profileId, IReadOnlyList<Stay> parts, CancellationToken ct = default) => (await SumAsync(db, [(profileId, parts)], ct))[0];

    public async Task<IReadOnlyDictionary<CalendarMonth, long>> OfAsync(PortalDb db, long profileId, CustomerPlan plan, IReadOnlyList<CalendarMonth> months, CancellationToken ct = default) =>
        (await OfAsync(db, new Dictionary<long, CustomerPlan> { [profileId] = plan }, months, ct)).ToDictionary(u => u.Key.Month, u => u.Value);

    public async Task<IReadOnlyDictionary<(long ProfileId, CalendarMonth Month), long>> OfAsync(PortalDb db, IReadOnlyDictionary<long, CustomerPlan> plans, IReadOnlyList<CalendarMonth> months, CancellationToken ct = default)
    {
        var bills = plans.Where(p => p.Value.History is not null)
            .SelectMany(p => months.Select(m => (Bill: (Profile: p.Key, Month: m), Parts: UsagePeriod.InBill(m, p.Value.Life, p.Value.History!, installation.Zone)))).Where(b => b.Parts.Count > 0).ToArray();
        var sums = await SumAsync(db, [.. bills.Select(b => (b.Bill.Profile, b.Parts))], ct);
        return bills.Zip(sums).ToDictionary(b => b.First.Bill, b => b.Second);
    }

    /// <summary>Of several customers, each within pieces of time of their own.</summary>
    internal async Task<long[]> SumAsync(PortalDb db, IReadOnlyList<(long ProfileId, IReadOnlyList<Stay> Parts)> asked, CancellationToken ct)
    {
        var pieces = asked.Select(a => a.Parts.SelectMany(InMonths).ToArray()).ToArray();
        var counted = await MonthsAsync(db, [.. asked.Select(a => a.ProfileId)], [.. pieces.SelectMany(p => p).Select(p => p.Month.First).Distinct()], ct);
        var sums = new long[asked.Count];
        for (var i = 0; i < asked.Count; i++)
            foreach (var (month, part) in pieces[i])
                sums[i] += await UntilAsync(db, asked[i].ProfileId, month, part.Until, counted, ct) - await UntilAsync(db, asked[i].ProfileId, month, part.From, counted, ct);
        return sums;
    }

    private static async Task<Dictionary<(long, DateOnly), long>> MonthsAsync(PortalDb db, long[] profiles, DateOnly[] months, CancellationToken ct) =>
        await db.Set<UsageMonthRow>().AsNoTracking().Where(u => profiles.Contains(u.ProfileId) && u.Meter == Meters.Units && months.Contains(u.Month))
            .ToDictionaryAsync(u => (u.ProfileId, u.Month), u => u.Units, ct);

    private IEnumerable<(CalendarMonth Month, Stay Part)> InMonths(Stay part)
    {
        var month = CalendarMonth.Of(installation.Zone.DayOf(part.From));
        for (var from = part.From; from < part.Until; month = month.Next)
        {
            var end = installation.Zone.EndOf(month);
            yield return (month, new(from, end < part.Until ? end : part.Until));
            from = end;
        }
    }

    // From the start of the month to an instant of it.
    private async Task<long> UntilAsync(PortalDb db, long profile, CalendarMonth month, DateTime instant, Dictionary<(long, DateOnly), long> counted, CancellationToken ct)
    {
        if (instant <= installation.Zone.StartOf(month) || !counted.TryGetValue((profile, month.First), out var whole)) return 0;
        if (instant >= installation.Zone.EndOf(month)) return whole;
        var (first, day) = (month.First, installation.Zone.DayOf(instant));
        var starts = installation.Zone.StartOf(day);
        var hour = (int)((instant - starts).Ticks / TimeSpan.TicksPerHour);
        var begun = starts.AddHours(hour);
        return await db.Set<UsageDayRow>().Where(u => u.ProfileId == profile && u.Meter == Meters.Units && u.Day >= first && u.Day < day).SumAsync(u => u.Units, ct)
            + await db.Set<UsageHourRow>().Where(u => u.ProfileId == profile && u.Meter == Meters.Units && u.Day == day && u.Hour < hour).SumAsync(u => u.Units, ct)
            + await db.Set<UsageEventRow>().Where(u => u.ProfileId == profile && u.Meter == Meters.Units && u.At >= begun && u.At < instant).SumAsync(u => u.Units, ct);
    }
}
