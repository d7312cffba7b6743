using BillingPortal.Core.Periods;
using BillingPortal.Features.Entitlements.Contracts;
using BillingPortal.Features.Usage;
using BillingPortal.Features.Usage.Jobs;
using BillingPortal.Features.Usage.Verbs;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Audit;
using BillingPortal.Platform.Data.Model.Customers;
using BillingPortal.Platform.Data.Model.Usage;
using BillingPortal.Platform.Health;
using BillingPortal.Platform.Identity;
using BillingPortal.Platform.Jobs;
using BillingPortal.Platform.Settings;
using BillingPortal.Platform.Verbs;
using BillingPortal.Tests.Features.Subscriptions;
using BillingPortal.Tests.Kit;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Tests.Features.Usage;

/// <summary>Today is 1 June 2026, 12:00 UTC. The zone is Berlin's, whose days begin at 22:00 or 23:00 UTC and which had 23 hours on 29 March.</summary>
[Trait("Part", "data")]
public sealed class CheckUsageTests
{
    private const string Why = "found by the nightly check";
    private static readonly Actor Ada = Actor.Person("ada", isAdmin: true);

    [Theory, OnBoth]
    public async Task RightCounters_AreCompared_AndHealthSaysSo(DatabaseProvider provider)
    {
        await using var kit = await BerlinAsync(provider);
        var (rosa, carl) = (await kit.SignUpAsync(), await kit.SignUpAsync("carl@example.com"));
        Assert.Contains("not compared with their events yet", (await HealthAsync(kit)).Detail, StringComparison.Ordinal);
        await kit.UsedAsync(rosa, ("2026-03-29 00:30", 3), ("2026-03-29 01:30", 4), ("2026-05-31 21:59:59", 5), ("2026-05-31 22:00", 6), ("2026-06-01 11:00", 7), ("2026-06-01 11:00", -7));
        await kit.UsedAsync(carl, ("2026-06-01 11:00", 8));
        var found = (await kit.Get<CheckUsage>().RunAsync()).Value;
        Assert.Equal((0, 0L, 14L), (found.Differences, found.Units, found.Counters));
        Assert.Equal((true, false), (await HealthAsync(kit) is { Ok: var ok, Degraded: var degraded } ? (ok, degraded) : default));
    }

    [Theory, OnBoth]
    public async Task WrongCounters_AreFoundWithNumbers_SeenEverywhere_AndRepaired(DatabaseProvider provider)
    {
        await using var kit = await BerlinAsync(provider);
        var (rosa, carl) = (await kit.SignUpAsync(), await kit.SignUpAsync("carl@example.com"));
        foreach (var customer in new[] { rosa, carl }) await kit.UsedAsync(customer, ("2026-03-29 00:30", 3), ("2026-05-20 10:00", 10), ("2026-05-20 11:00", 20), ("2026-06-01 11:00", 7));
        await TamperAsync(kit, $"update usage_hours set units = units + 5 where profile_id = {rosa} and day = '2026-05-20' and hour = 12");
        await TamperAsync(kit, $"delete from usage_days where profile_id = {rosa} and day = '2026-05-20'");
        await TamperAsync(kit, $"update usage_months set units = 1 where profile_id = {rosa} and month = '2026-05-01'");
        await TamperAsync(kit, $"insert into usage_hours (profile_id, meter, day, hour, units) values ({carl}, 'units', '2026-05-02', 3, 9)");

        var (code, said) = await VerbAsync(kit);
        Assert.Equal(1, code);
        Assert.Contains("2026-05-20 hour 12  units: counted 15, by events 10", said, StringComparison.Ordinal);
        Assert.Contains("2026-05-20  units: counted 0, by events 30", said, StringComparison.Ordinal);
        Assert.Contains("2026-05  units: counted 1, by events 30", said, StringComparison.Ordinal);
        Assert.Contains("2026-05-02 hour 3  units: counted 9, by events 0", said, StringComparison.Ordinal);
        Assert.Contains("4 of 21 counters are not the sum of their events, by 73 units.", said, StringComparison.Ordinal);
        Assert.Equal(new("usage", true, "4 of 21 counters are not the sums of their events, by 73 units.", Degraded: true, "/admin/usage/counters"), await HealthAsync(kit));
        Assert.Equal(RunOutcome.Failed, (await kit.Get<RunWork>().RunAsync(CheckCounters.Name, default)).Outcome);

        var repair = kit.Get<RepairCounters>();
        Assert.Equal("not_allowed", (await repair.RunAsync(Actor.Person("sam", isAdmin: false), rosa, CalendarMonth.Parse("2026-05"), Why)).Refused?.Code);
        Assert.Equal("reason_missing", (await repair.RunAsync(Ada, rosa, CalendarMonth.Parse("2026-05"), " ")).Refused?.Code);
        var (heard, changes) = (0, await ChangesAsync(kit, rosa));
        using var page = kit.Get<AccessNews>().Listen(rosa, () => { heard++; return Task.CompletedTask; });
        Assert.Equal(3, (await repair.RunAsync(Ada, rosa, CalendarMonth.Parse("2026-05"), Why)).Value);
        Assert.Equal((1, changes + 1), (heard, await ChangesAsync(kit, rosa)));
        Assert.Equal((1, 9L), await kit.Get<ReadChecks>().LastAsync() is { } last ? (last.Open, last.OpenUnits) : default);
        Assert.Equal(1, (await repair.RunAsync(Ada, carl, CalendarMonth.Parse("2026-05"), Why)).Value);
        Assert.Equal(0, (await repair.RunAsync(Ada, carl, CalendarMonth.Parse("2026-05"), Why)).Value);
        var entries = await kit.ReadAsync(db => db.Set<AuditEntryRow>().Where(e => e.Action == "usage.counters-repaired").OrderBy(e => e.Id).ToListAsync());
        Assert.Equal(2, entries.Count);
        Assert.Equal(("{\"2026-05\":1,\"2026-05-20\":0,\"2026-05-20 hour 12\":15}", "{\"2026-05\":30,\"2026-05-20\":30,\"2026-05-20 hour 12\":10}", Why), (entries[0].Before, entries[0].After, entries[0].Reason));
        Assert.Equal((0, "21 counters are the sums of their events.\n"), await VerbAsync(kit));
        Assert.Equal((true, false), await HealthAsync(kit) is { Ok: var ok, Degraded: var degraded } ? (ok, degraded) : default);
    }

    [Theory, OnBoth]
    public async Task EventsThatArriveMeanwhile_AreNoDifference_AndARepairLosesNone(DatabaseProvider provider)
    {
        await using var kit = await BerlinAsync(provider);
        var rosa = await kit.SignUpAsync();
        await kit.UsedAsync(rosa, ("2026-06-01 11:00", 1));
        await TamperAsync(kit, $"update usage_hours set units = 100");
        using var enough = new CancellationTokenSource();
        var arriving = Task.Run(async () =>
        {
            var count = 0;
            for (; !enough.IsCancellationRequested; count++) await kit.UsedAsync(rosa, ("2026-06-01 11:00", 1), ("2026-05-20 10:00", 1));
            return count;
        });
        for (var i = 0; i < 10; i++) Assert.Equal((1, 99L), (await kit.Get<CheckUsage>().RunAsync()).Value is var found ? (found.Differences, found.Units) : default);
        Assert.Equal(1, (await kit.Get<RepairCounters>().RunAsync(Ada, rosa, CalendarMonth.Parse("2026-06"), Why)).Value);
        for (var i = 0; i < 5; i++) Assert.Equal(0, (await kit.Get<CheckUsage>().RunAsync()).Value.Differences);
        await enough.CancelAsync();
        Assert.Equal(1 + await arriving, await kit.ReadAsync(db => db.Set<UsageHourRow>().Where(h => h.Day.Month == 6).SumAsync(h => h.Units)));
    }

    [Theory, OnBoth]
    public async Task ManyCustomers_AreWalkedInPages_AndProgressIsTold_OneAtATime(DatabaseProvider provider)
    {
        await using var kit = await BerlinAsync(provider);
        var rosa = await kit.SignUpAsync();
        for (var i = 0; i < 120; i++) await TamperAsync(kit, $"insert into billing_profiles (public_id, locale, time_zone, created_at, sort_key, version) select 'cust_{i}', locale, time_zone, created_at, 'x', 1 from billing_profiles where id = {rosa}");
        var last = await kit.ReadAsync(db => db.Set<BillingProfileRow>().MaxAsync(p => p.Id));
        await kit.UsedAsync(last, ("2026-06-01 11:00", 1));
        var seen = new List<int>();
        var found = await kit.Get<CheckUsage>().RunAsync(async progress =>
        {
            seen.Add(progress.Seen);
            Assert.Equal("check_running", (await kit.Get<CheckUsage>().RunAsync()).Refused?.Code);
        });
        Assert.Equal((3L, "50, 100, 121"), (found.Value.Counters, string.Join(", ", seen)));
    }

    private static Task<PortalKit> BerlinAsync(DatabaseProvider provider) => PortalKit.StartAsync(provider, null, "--Portal:TimeZone=Europe/Berlin");

    private static Task TamperAsync(PortalKit kit, string sql) => kit.Database.WriteAsync(db => db.Database.ExecuteSqlRawAsync(sql));

    private static Task<long> ChangesAsync(PortalKit kit, long profile) => kit.ReadAsync(db => db.Set<UsageMonthRow>().Where(m => m.ProfileId == profile && m.Month == new DateOnly(2026, 5, 1)).Select(m => m.Changes).SingleAsync());

    private static async Task<HealthLine> HealthAsync(PortalKit kit) => (await kit.Get<IHealthReport>().ReadAsync(CancellationToken.None)).Single(l => l.Name == "usage");

    private static async Task<(int Code, string Said)> VerbAsync(PortalKit kit)
    {
        var said = new StringWriter { NewLine = "\n" };
        var code = await new UsageCheckVerb(kit.Get<CheckUsage>(), kit.Get<ReadChecks>()).RunAsync(new([], said, said), default);
        return (code, said.ToString());
    }
}
