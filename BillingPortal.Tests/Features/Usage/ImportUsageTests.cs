using System.Globalization;
using BillingPortal.Core.Entitlements;
using BillingPortal.Features.Usage;
using BillingPortal.Features.Usage.Contracts;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Audit;
using BillingPortal.Platform.Data.Model.Usage;
using BillingPortal.Platform.Identity;
using BillingPortal.Platform.Settings;
using BillingPortal.Tests.Features.Subscriptions;
using BillingPortal.Tests.Kit;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Tests.Features.Usage;

/// <summary>Now is 1 June 2026, 12:00 UTC.</summary>
[Trait("Part", "data")]
public sealed class ImportUsageTests
{
    private const string Why = "the meter was off line";

    private const string File = """
        event_id,customer,units,at
        a,ROSA,5,2026-06-01T10:00:00Z
        b,rosa-7,6,2026-05-31T10:00:00Z
        c,nobody,1,2026-06-01T10:00:00Z
        d,rosa-7,1,2026-04-01T10:00:00Z
        e,rosa-7,1,2026-06-01T13:00:00Z
        f,rosa-7,-1,2026-06-01T10:00:00Z
        g,rosa-7,1.5,2026-06-01T10:00:00Z
        b,rosa-7,6,2026-05-31T10:00:00Z
        b,rosa-7,7,2026-05-31T10:00:00Z
        c,nobody,1,2026-06-01T10:00:00Z
        h,rosa-7,2,
        there,rosa-7,9,2026-06-01T09:00:00Z
        taken,rosa-7,8,2026-06-01T09:00:00Z
        """;

    private const string Expected = """
        2 a accepted
        3 b accepted
        4 c refused customer_unknown
        5 d refused too_old
        6 e refused too_early
        7 f refused units_invalid
        8 g refused units_invalid
        9 b duplicate
        10 b conflict event_conflict
        11 c refused customer_unknown
        12 h accepted
        13 there duplicate
        14 taken conflict event_conflict
        """;

    private static readonly Actor Ada = Actor.Person("ada", isAdmin: true);

    [Theory, OnBoth]
    public async Task File_IsJudgedAsTheApiWould_ThenWrittenOnce_HoweverOftenItIsSent(DatabaseProvider provider)
    {
        await using var kit = await PortalKit.StartAsync(provider);
        var (profile, file) = (await RosaAsync(kit), UsageFile.Read(File.Replace("ROSA", await PublicIdAsync(kit), StringComparison.Ordinal)).Value);
        var import = kit.Get<ImportUsage>();

        Assert.Equal(Expected, Lines(await import.JudgeAsync(file, NothingAsync)), ignoreLineEndingDifferences: true);
        Assert.Equal((17L, 2, 0), (await SumAsync(kit, profile), await CountAsync(kit), await kit.ReadAsync(db => db.Set<AuditEntryRow>().CountAsync(e => e.Subject == "usage:import"))));

        var report = (await import.TakeAsync(Ada, file, Why, NothingAsync)).Value;
        Assert.Equal(Expected, Lines(report), ignoreLineEndingDifferences: true);
        Assert.Equal((30L, 5, 13L, 0), (await SumAsync(kit, profile), await CountAsync(kit), report.Units, report.Left));
        Assert.Equal([UsageSource.Imported, UsageSource.Imported, UsageSource.Imported], await kit.ReadAsync(db => db.Set<UsageEventRow>().OrderByDescending(e => e.Id).Take(3).Select(e => e.Source).ToListAsync()));

        var again = (await import.TakeAsync(Ada, file, Why, NothingAsync)).Value;
        Assert.Equal((0, 5, 2, 6), (again[UsageOutcome.Accepted], again[UsageOutcome.Duplicate], again[UsageOutcome.Conflict], again[UsageOutcome.Refused]));
        Assert.Equal((30L, 5), (await SumAsync(kit, profile), await CountAsync(kit)));
        Assert.Equal(0, (await kit.Get<CheckUsage>().RunAsync()).Value.Differences);
        var entries = await kit.ReadAsync(db => db.Set<AuditEntryRow>().Where(e => e.Subject == "usage:import").OrderBy(e => e.Id).ToListAsync());
        Assert.Equal("usage.import-begun, usage.imported, usage.import-begun, usage.imported", string.Join(", ", entries.Select(e => e.Action)));
        Assert.Equal(("{\"accepted\":3,\"units\":13,\"duplicate\":2,\"conflict\":2,\"refused\":6,\"left\":0}", Why, "person:ada"), (entries[1].After, entries[1].Reason, entries[1].Actor));
    }

    [Theory, OnBoth]
    public async Task Stopped_WhatIsWrittenStays_AndTheSameFileWritesTheRest(DatabaseProvider provider)
    {
        await using var kit = await PortalKit.StartAsync(provider);
        var profile = await RosaAsync(kit);
        var before = await SumAsync(kit, profile);
        var file = UsageFile.Read("event_id;customer;units;at\n" + string.Concat(Enumerable.Range(0, 1200).Select(i => string.Create(CultureInfo.InvariantCulture, $"n{i};rosa-7;1;2026-05-{10 + i % 20}T10:00:00Z\n")))).Value;
        using var stop = new CancellationTokenSource();
        var seen = new List<int>();
        var report = (await kit.Get<ImportUsage>().TakeAsync(Ada, file, Why, come => { seen.Add(come.Lines.Count); return seen.Count == 2 ? stop.CancelAsync() : Task.CompletedTask; }, stop.Token)).Value;
        Assert.Equal(("500, 1000", 200, 1000), (string.Join(", ", seen), report.Left, report[UsageOutcome.Accepted]));
        Assert.Equal(before + 1000, await SumAsync(kit, profile));
        report = (await kit.Get<ImportUsage>().TakeAsync(Ada, file, Why, NothingAsync)).Value;
        Assert.Equal((1000, 200, before + 1200), (report[UsageOutcome.Duplicate], report[UsageOutcome.Accepted], await SumAsync(kit, profile)));
    }

    [Fact]
    public async Task WhoMayNot_OrSaysNotWhy_IsRefused_AndNothingIsWritten()
    {
        await using var kit = await PortalKit.StartAsync(DatabaseProvider.Sqlite);
        await RosaAsync(kit);
        var file = UsageFile.Read(File).Value;
        Assert.Equal("not_allowed", (await kit.Get<ImportUsage>().TakeAsync(Actor.Person("sam", isAdmin: false), file, Why, NothingAsync)).Refused?.Code);
        Assert.Equal("reason_missing", (await kit.Get<ImportUsage>().TakeAsync(Ada, file, " ", NothingAsync)).Refused?.Code);
        Assert.Equal(2, await CountAsync(kit));
    }

    [Theory, OnBoth]
    public async Task Event_IsTakenBackWithAReason_Once_AndTheTrailKnows(DatabaseProvider provider)
    {
        await using var kit = await PortalKit.StartAsync(provider);
        var profile = await RosaAsync(kit);
        var reverse = kit.Get<ReverseUsage>();
        var row = await kit.ReadAsync(db => db.Set<UsageEventRow>().Where(e => e.EventId == "there").Select(e => e.Id).SingleAsync());
        Assert.Equal("not_allowed", (await reverse.RunAsync(Actor.Person("sam", isAdmin: false), row, Why)).Refused?.Code);
        Assert.Equal("reason_missing", (await reverse.RunAsync(Ada, row, "")).Refused?.Code);
        Assert.Equal("reason_personal", (await reverse.RunAsync(Ada, row, "rosa-7 asked")).Refused?.Code);
        Assert.Equal("not_found", (await reverse.RunAsync(Ada, 999, Why)).Refused?.Code);
        Assert.Equal(17, await SumAsync(kit, profile));

        var done = (await reverse.RunAsync(Ada, row, Why)).Value;
        Assert.Equal((-9L, true, 8L), (done.Units, done.Changed, await SumAsync(kit, profile)));
        Assert.False((await reverse.RunAsync(Ada, row, Why)).Value.Changed);
        Assert.Equal("not_reversible", (await reverse.RunAsync(Ada, done.RowId, Why)).Refused?.Code);
        var entry = await kit.ReadAsync(db => db.Set<AuditEntryRow>().SingleAsync(e => e.Action == "usage.reversed"));
        Assert.Equal(("person:ada", $"{{\"event\":{row},\"at\":\"2026-06-01T09:00:00Z\",\"units\":9}}", Why), (entry.Actor, entry.Before, entry.Reason));
        Assert.Contains("usage.reversed: 9 units of 2026-06-01 09:00 UTC were taken back.", await kit.TimelineAsync(profile), StringComparison.Ordinal);
        Assert.Equal(0, (await kit.Get<CheckUsage>().RunAsync()).Value.Differences);
        var lines = (await kit.Get<BrowseEvents>().RunAsync(new("rosa-7"))).Lines;
        Assert.Equal("-9 False False|9 True False|8 False True", string.Join('|', lines.Select(l => string.Create(CultureInfo.InvariantCulture, $"{l.Units} {l.IsReversed} {l.CanBeReversed}")).Order(StringComparer.Ordinal).ToArray() is [var a, var b, var c] ? new[] { a, c, b } : []));
    }

    private static async Task<long> RosaAsync(PortalKit kit)
    {
        var profile = await kit.SignUpAsync();
        await kit.Database.WriteAsync(db => db.Database.ExecuteSqlAsync($"update billing_profiles set reference = 'rosa-7' where id = {profile}"));
        var at = new DateTime(2026, 6, 1, 9, 0, 0, DateTimeKind.Utc);
        var there = await kit.Get<IUsageJournal>().WriteAsync(new([new("there", "rosa-7", 9, at), new("taken", "rosa-7", 8, at.AddHours(1))], null));
        Assert.All(there, a => Assert.Equal(UsageOutcome.Accepted, a.Outcome));
        return profile;
    }

    private static Task<string> PublicIdAsync(PortalKit kit) => kit.ReadAsync(db => db.Set<BillingPortal.Platform.Data.Model.Customers.BillingProfileRow>().Select(p => p.PublicId).SingleAsync());

    private static Task<long> SumAsync(PortalKit kit, long profile) => kit.ReadAsync(db => db.Set<UsageMonthRow>().Where(m => m.ProfileId == profile && m.Meter == Meters.Units).SumAsync(m => m.Units));

    private static Task<int> CountAsync(PortalKit kit) => kit.ReadAsync(db => db.Set<UsageEventRow>().CountAsync());

    private static string Lines(ImportReport report) => string.Join('\n', report.Lines.Select(l => $"{l.Line.Number} {l.Line.EventId} {ReportText.Outcome(l.Outcome)} {l.Code}".TrimEnd()));

    private static Task NothingAsync(ImportReport report) => Task.CompletedTask;
}
