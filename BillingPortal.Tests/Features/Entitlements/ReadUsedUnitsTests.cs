using BillingPortal.Core.Entitlements;
using BillingPortal.Core.Periods;
using BillingPortal.Features.Entitlements.Contracts;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Usage;
using BillingPortal.Platform.Settings;
using BillingPortal.Tests.Features.Subscriptions;
using BillingPortal.Tests.Kit;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Tests.Features.Entitlements;

[Trait("Part", "data")]
public sealed class ReadUsedUnitsTests
{
    private static readonly TimeZoneInfo Berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");

    /// <summary>The same as adding up the events, wherever a piece begins and ends: over days of 23 and 25 hours, months, and at an event's very instant.</summary>
    [Theory, OnBoth]
    public async Task AnyPiecesOfTime_HoldExactlyTheirEvents(DatabaseProvider provider)
    {
        await using var kit = await PortalKit.StartAsync(provider, null, "--Portal:TimeZone=Europe/Berlin");
        var (profile, random) = (await kit.SignUpAsync("kim@example.com"), new Random(3));
        var begin = new DateTime(2026, 9, 28, 22, 0, 0, DateTimeKind.Utc);
        DateTime Any() => begin.AddMinutes(random.Next(60 * 24 * 65));
        var events = Enumerable.Range(0, 400).Select(_ => (At: Any(), Units: (long)random.Next(-3, 20))).ToArray();
        await kit.Database.WriteAsync(db => AddAsync(db, profile, events, Berlin));
        for (var i = 0; i < 60; i++)
        {
            var ends = new[] { Edge(), Edge(), Edge(), Edge() }.Order().ToArray();
            Stay[] parts = [new(ends[0], ends[1]), new(ends[2], ends[3])];
            var used = await kit.ReadAsync(db => kit.Get<IUsedUnits>().InAsync(db, profile, parts));
            Assert.Equal(events.Where(e => parts.Any(p => p.Contains(e.At))).Sum(e => e.Units), used);
        }

        DateTime Edge() => random.Next(4) switch
        {
            0 => events[random.Next(events.Length)].At,
            1 => Berlin.StartOf(Berlin.DayOf(Any())),
            2 => Berlin.StartOf(CalendarMonth.Of(Berlin.DayOf(Any()))),
            _ => Any(),
        };
    }

    /// <summary>Trial, waiting, paid: each unit where its instant puts it, also when the card is heard of later.</summary>
    [Theory, OnBoth]
    public async Task Standing_CountsWhatBelongsToThePeriod(DatabaseProvider provider)
    {
        await using var kit = await PlanWishes.StartAsync(provider);
        var (mia, noor) = (await PlanWishes.SignUpAsync(kit, "mia"), await PlanWishes.SignUpAsync(kit, "noor", "Costless"));
        (DateTime, long)[] used = [(At("06-03T10:00"), 1), (At("06-15T12:00"), 10), (At("06-16T09:20"), 100), (At("06-16T09:40"), 1000), (At("06-20T00:00"), 10_000)];
        await kit.Database.WriteAsync(db => AddAsync(db, mia, used));
        await kit.Database.WriteAsync(db => AddAsync(db, noor, used));
        Assert.Equal("Trial 1 of 100, free 11111 of 10", await ReadAsync());
        await PlanWishes.ToAsync(kit, "2026-06-16T09:30");
        Assert.Equal("nothing, free 11111 of 10", await ReadAsync()); // the trial is over, and there is no card
        await kit.HasCardAsync(mia, "pm_mia");
        await PlanWishes.ToAsync(kit, "2026-06-21");
        Assert.Equal("Paid 11000 of 47, free 11111 of 10", await ReadAsync());
        await PlanWishes.ToAsync(kit, "2026-07-01T00:00");
        Assert.Equal("Paid 0 of 100, free 0 of 10", await ReadAsync());

        async Task<string> ReadAsync()
        {
            var all = await kit.ReadAsync(db => kit.Get<IUsageStandings>().OfAllAsync(db, [mia, noor]));
            var (one, other) = (all[mia].Picture, all[noor].Picture);
            return (one.Period is null ? "nothing" : $"{one.Period.Kind} {one.Used} of {one.Allowance}") + $", free {other.Used} of {other.Allowance}";
        }

        static DateTime At(string text) => PlanWishes.Instant("2026-" + text);
    }

    private static Task AddAsync(PortalDb db, long profile, (DateTime At, long Units)[] events, TimeZoneInfo? of = null)
    {
        var zone = of ?? TimeZoneInfo.Utc;
        var known = events.Select(e => (e.At, e.Units, Day: zone.DayOf(e.At), Hour: (int)((e.At - zone.StartOf(zone.DayOf(e.At))).Ticks / TimeSpan.TicksPerHour))).ToArray();
        db.AddRange(known.Select(e => new UsageEventRow { ProfileId = profile, Meter = Meters.Units, Units = e.Units, At = e.At, ReceivedAt = e.At, Source = UsageSource.Reported }));
        db.AddRange(known.GroupBy(e => (e.Day, e.Hour)).Select(g => new UsageHourRow { ProfileId = profile, Meter = Meters.Units, Day = g.Key.Day, Hour = g.Key.Hour, Units = g.Sum(e => e.Units) }));
        db.AddRange(known.GroupBy(e => e.Day).Select(g => new UsageDayRow { ProfileId = profile, Meter = Meters.Units, Day = g.Key, Units = g.Sum(e => e.Units) }));
        db.AddRange(known.GroupBy(e => CalendarMonth.Of(e.Day).First).Select(g => new UsageMonthRow { ProfileId = profile, Meter = Meters.Units, Month = g.Key, Units = g.Sum(e => e.Units), Changes = g.Count() }));
        db.Add(new UsageEventRow { ProfileId = profile, Meter = "other", Units = 7, At = events[0].At, ReceivedAt = events[0].At, Source = UsageSource.Reported });
        return Task.CompletedTask;
    }
}
