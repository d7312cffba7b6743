using BillingPortal.Core.Periods;
using BillingPortal.Features.Usage.Contracts;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Customers;
using BillingPortal.Platform.Data.Model.Usage;
using BillingPortal.Platform.Settings;
using BillingPortal.Tests.Kit;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Tests.Features.Usage;

/// <summary>What tests ask of the books of usage.</summary>
internal static class Books
{
    /// <summary>A customer "cust_NAME" with the reference NAME.</summary>
    public static Task<long> CustomerAsync(this PortalKit kit, string name) => kit.Database.WriteAsync(async db =>
    {
        var row = new BillingProfileRow { PublicId = "cust_" + name, Reference = name, Locale = "en-US", TimeZone = "UTC", CreatedAt = kit.Clock.UtcNow };
        db.Add(row);
        await db.SaveChangesAsync();
        return row.Id;
    });

    public static async Task<string[]> SendAsync(this PortalKit kit, params NewUsage[] events) =>
        [.. (await kit.Get<IUsageJournal>().WriteAsync(new(events, null))).Select(Say)];

    public static string Say(UsageAnswer answer) => answer.Code is { } code ? $"{answer.Outcome} {code}" : answer.Outcome.ToString();

    public static Task<UsageEventRow[]> EventsAsync(this PortalKit kit) => kit.ReadAsync(db => db.Set<UsageEventRow>().AsNoTracking().OrderBy(e => e.Id).ToArrayAsync());

    /// <summary>Every counter is the sum of its events, and no id stands there twice. Says how many units there are in all.</summary>
    public static async Task<long> BalanceAsync(this PortalKit kit)
    {
        var (zone, events) = (kit.Get<Installation>().Zone, await kit.EventsAsync());
        Assert.Equal(events.Count(e => e.EventId is not null), events.Where(e => e.EventId is not null).Select(e => e.EventId).Distinct(StringComparer.Ordinal).Count());
        var hours = await kit.ReadAsync(db => db.Set<UsageHourRow>().ToListAsync());
        var days = await kit.ReadAsync(db => db.Set<UsageDayRow>().ToListAsync());
        var months = await kit.ReadAsync(db => db.Set<UsageMonthRow>().ToListAsync());
        Assert.Equal(
            events.GroupBy(e => (e.ProfileId, e.Meter, Day: zone.DayOf(e.At), Hour: (int)(e.At - zone.StartOf(zone.DayOf(e.At))).TotalHours)).Select(g => (g.Key, g.Sum(e => e.Units))).Order(),
            hours.Select(h => ((h.ProfileId, h.Meter, h.Day, h.Hour), h.Units)).Order());
        Assert.Equal(
            events.GroupBy(e => (e.ProfileId, e.Meter, Day: zone.DayOf(e.At))).Select(g => (g.Key, g.Sum(e => e.Units))).Order(),
            days.Select(d => ((d.ProfileId, d.Meter, d.Day), d.Units)).Order());
        Assert.Equal(
            events.GroupBy(e => (e.ProfileId, e.Meter, CalendarMonth.Of(zone.DayOf(e.At)).First)).Select(g => (g.Key, g.Sum(e => e.Units), g.LongCount())).Order(),
            months.Select(m => ((m.ProfileId, m.Meter, m.Month), m.Units, m.Changes)).Order());
        return events.Sum(e => e.Units);
    }
}
