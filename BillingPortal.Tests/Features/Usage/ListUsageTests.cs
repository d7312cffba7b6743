using BillingPortal.Features.Usage;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Usage;
using BillingPortal.Platform.Settings;
using BillingPortal.Tests.Features.Subscriptions;
using BillingPortal.Tests.Kit;

namespace BillingPortal.Tests.Features.Usage;

[Trait("Part", "data")]
public sealed class ListUsageTests
{
    [Theory, OnBoth]
    public async Task Pages_GoDownAndUpAgain_WhateverIsAddedMeanwhile(DatabaseProvider provider)
    {
        await using var kit = await PortalKit.StartAsync(provider);
        var who = await kit.PaysAsync();
        var start = kit.Clock.UtcNow;
        for (var i = 0; i < 120; i++) await kit.UseAsync(who, 1, start.AddMinutes(i / 3), $"e{i:000}"); // three an instant: the row decides
        var list = kit.Get<ListUsage>();
        var first = await list.RunAsync(who.ProfileId, new());
        Assert.Null(first.Newer);
        Assert.Equal(Ids(119, 70), Ids(first.Lines));
        await kit.UseAsync(who, 1, start.AddHours(1), "late");
        var second = await list.RunAsync(who.ProfileId, new(Beside: first.Older));
        Assert.Equal(Ids(69, 20), Ids(second.Lines));
        var last = await list.RunAsync(who.ProfileId, new(Beside: second.Older));
        Assert.Equal(Ids(19, 0), Ids(last.Lines));
        Assert.Null(last.Older);
        Assert.Equal(Ids(69, 20), Ids((await list.RunAsync(who.ProfileId, new(Beside: last.Newer))).Lines));
        var up = await list.RunAsync(who.ProfileId, new(Beside: second.Newer));
        Assert.Equal(Ids(119, 70), Ids(up.Lines));
        Assert.Equal("late", Assert.Single((await list.RunAsync(who.ProfileId, new(Beside: up.Newer))).Lines).EventId);
    }

    [Theory, OnBoth]
    public async Task Filters_AreDaysIdAndSource_ReversalsSayWhatTheyTakeBack_AndNobodySeesAnothers(DatabaseProvider provider)
    {
        await using var kit = await PortalKit.StartAsync(provider);
        var who = await kit.PaysAsync();
        var other = await kit.SignUpAsync("otto@example.com");
        var start = new DateTime(2026, 7, 1, 0, 0, 0, DateTimeKind.Utc);
        await kit.UseAsync(who, 1, start.AddTicks(-10), "june");
        var wrong = await kit.UseAsync(who, 7, start, "wrong");
        await kit.UseAsync(who, 3, start.AddDays(1).AddTicks(-10), "evening");
        await kit.UseAsync(who, -7, start, source: UsageSource.Reversal, reverses: wrong.Id);
        await kit.UseAsync(who with { ProfileId = other }, 99, start, "others");
        Task<string> Found(UsageQuestion asked) => FoundAsync(kit, who.ProfileId, asked);
        var day = DateOnly.FromDateTime(start);
        Assert.Equal("evening 3, takes back wrong -7, wrong 7 taken back, june 1", await Found(new()));
        Assert.Equal("evening 3, takes back wrong -7, wrong 7 taken back", await Found(new(From: day)));
        Assert.Equal("evening 3, takes back wrong -7, wrong 7 taken back", await Found(new(day, day)));
        Assert.Equal("june 1", await Found(new(To: day.AddDays(-1))));
        Assert.Equal("takes back wrong -7, wrong 7 taken back", await Found(new(EventId: " wrong ")));
        Assert.Equal("", await Found(new(EventId: "wron")));
        Assert.Equal("", await Found(new(EventId: "others")));
        Assert.Equal("takes back wrong -7", await Found(new(Source: UsageSource.Reversal)));
    }

    [Theory, OnBoth]
    public async Task File_HoldsAllOfTheFilter_AndNoFormula(DatabaseProvider provider)
    {
        await using var kit = await PortalKit.StartAsync(provider);
        var who = await kit.PaysAsync();
        var wrong = await kit.UseAsync(who, 7, id: "=cmd|' /C calc'!A0");
        await kit.UseAsync(who, -7, source: UsageSource.Reversal, reverses: wrong.Id);
        await kit.Database.WriteAsync(db =>
        {
            for (var i = 0; i < 1500; i++) db.Add(new UsageEventRow { ProfileId = who.ProfileId, Meter = "units", EventId = $"e{i}", Units = 2, At = kit.Clock.UtcNow.AddDays(1), ReceivedAt = kit.Clock.UtcNow, Source = UsageSource.Reported, Properties = """{"job":"a,b"}""" });
            return Task.CompletedTask;
        });
        var lines = await FileAsync(kit, who.ProfileId, new());
        Assert.Equal(1 + 1502 + 1, lines.Length); // the last line ends too
        Assert.Equal(WriteUsageFile.Columns, lines[0]);
        Assert.Equal("""2026-07-02T00:00:00Z,2,e1499,reported,,,,2026-07-01T00:00:00Z,"{""job"":""a,b""}" """.TrimEnd(), lines[1]);
        Assert.Equal("2026-07-01T00:00:00Z,-7,,reversal,'=cmd|' /C calc'!A0,,,2026-07-01T00:00:00Z,", lines[^3]);
        Assert.Equal("2026-07-01T00:00:00Z,7,'=cmd|' /C calc'!A0,reported,,yes,,2026-07-01T00:00:00Z,", lines[^2]);
        Assert.Equal(3, (await FileAsync(kit, who.ProfileId, new(Source: UsageSource.Reversal))).Length);
    }

    private static string Ids(int from, int to) => string.Join(' ', Enumerable.Range(to, from - to + 1).Reverse().Select(i => $"e{i:000}"));

    private static string Ids(IEnumerable<UsageLine> lines) => string.Join(' ', lines.Select(l => l.EventId));

    private static async Task<string> FoundAsync(PortalKit kit, long profile, UsageQuestion asked) => string.Join(", ", (await kit.Get<ListUsage>().RunAsync(profile, asked)).Lines
        .Select(l => $"{(l.TakesBack is { } taken ? "takes back " + taken.EventId : l.EventId)} {l.Units}{(l.IsTakenBack ? " taken back" : "")}"));

    private static async Task<string[]> FileAsync(PortalKit kit, long profile, UsageQuestion asked)
    {
        using var file = new StringWriter();
        await kit.Get<WriteUsageFile>().RunAsync(profile, asked, file);
        return file.ToString().Split("\r\n");
    }
}
