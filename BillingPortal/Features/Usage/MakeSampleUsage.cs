using System.Globalization;
using BillingPortal.Core.Periods;
using BillingPortal.Features.Usage.Contracts;
using BillingPortal.Features.Usage.Journal;
using BillingPortal.Platform.Clock;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Customers;
using BillingPortal.Platform.Data.Model.Usage;
using BillingPortal.Platform.Settings;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Features.Usage;

/// <summary>Writes it through the journal, at hours of work, as if it had arrived then: only this door takes events of any age.</summary>
internal sealed class MakeSampleUsage(IDbContextFactory<PortalDb> database, UsageJournal journal, MakeEntries make, JudgeMarks judge, Installation installation, BillingClock clock) : ISampleUsage
{
    private const int FirstHour = 8;
    private const int Hours = 11;
    private const int LateUnits = 4;

    // A day of each month, the running one last.
    private static readonly int[] ADay = [2, 2, 1, 2, 3, 2, 3, 3, 2, 3, 3, 5, 8, 9];

    public async Task GiveAsync(long profileId, DateOnly before, CancellationToken ct = default)
    {
        await using var db = await database.CreateDbContextAsync(ct);
        var customer = await db.Set<BillingProfileRow>().Where(p => p.Id == profileId).Select(p => new { p.PublicId, p.CreatedAt }).SingleAsync(ct);
        await Task.WhenAll(Events(customer.PublicId, installation.Zone.DayOf(customer.CreatedAt).AddDays(1), before).Select(sent => journal.WriteAsync([make.Of(sent, sent.At!.Value, anyAge: true)], sent.At.Value, null, UsageSource.Reported, atomic: false)));
        await judge.AllAsync(ct); // by the present, before somebody lives through what was
    }

    public async Task GiveLateAsync(long profileId, CancellationToken ct = default)
    {
        await using var db = await database.CreateDbContextAsync(ct);
        var (customer, now) = (await db.Set<BillingProfileRow>().Where(p => p.Id == profileId).Select(p => p.PublicId).SingleAsync(ct), clock.UtcNow);
        var last = CalendarMonth.Of(installation.Zone.DayOf(now)).Previous.Last;
        var sent = new NewUsage(string.Create(CultureInfo.InvariantCulture, $"sample-{customer}-late"), customer, LateUnits, installation.Zone.StartOf(last).AddHours(FirstHour));
        await journal.WriteAsync([make.Of(sent, now)], now, null, UsageSource.Reported, atomic: false);
    }

    private IEnumerable<NewUsage> Events(string customer, DateOnly from, DateOnly before)
    {
        var today = installation.Zone.DayOf(clock.UtcNow);
        var month = CalendarMonth.Of(CalendarMonth.Of(today).First.AddMonths(1 - ADay.Length));
        foreach (var units in ADay)
        {
            for (var day = month.First; day <= month.Last && day < today && day < before; day = day.AddDays(1))
                foreach (var sent in OfDay(customer, day, day < from ? 0 : units + day.Day % 3))
                    yield return sent;
            month = month.Next;
        }
    }

    private IEnumerable<NewUsage> OfDay(string customer, DateOnly day, int units) => Enumerable.Range(0, units).GroupBy(unit => FirstHour + (unit * 7 + day.Day * 3) % Hours)
        .Select(hour => new NewUsage(string.Create(CultureInfo.InvariantCulture, $"sample-{customer}-{day:yyyyMMdd}-{hour.Key}"), customer, hour.Count(),
            installation.Zone.StartOf(day).AddHours(hour.Key).AddMinutes((day.Day * 13 + hour.Key * 7) % 60)));
}
