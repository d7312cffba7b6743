using BillingPortal.Core;
using BillingPortal.Features.Customers.Contracts;
using BillingPortal.Features.Entitlements.Contracts;
using BillingPortal.Features.Usage.Contracts;
using BillingPortal.Platform.Api;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Customers;
using BillingPortal.Platform.Data.Model.Usage;
using BillingPortal.Platform.Settings;
using BillingPortal.Tests.Kit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BillingPortal.Tests.Features.Usage;

[Trait("Part", "data")]
public sealed class UsageJournalTests
{
    [Theory, OnBoth]
    public async Task EachEvent_CountsOnce_AndIsAnsweredForItself(DatabaseProvider provider)
    {
        await using var kit = await PortalKit.StartAsync(provider, null, "--Portal:TimeZone=America/New_York");
        await kit.CustomerAsync("acme");
        await kit.CustomerAsync("beta");
        var at = kit.Clock.UtcNow.AddHours(-9);
        NewUsage first = new("a", "acme", 3), timed = new("b", "cust_acme", 4, at, Properties: """{"region":"eu"}""");
        Assert.Equal(["Accepted", "Accepted", "Duplicate", "Conflict event_conflict", "Refused customer_unknown"],
            await kit.SendAsync(first, timed, first, first with { Units = 5 }, new("c", "nobody", 1)));
        Assert.Equal(["Duplicate", "Duplicate", "Conflict event_conflict", "Conflict event_conflict", "Conflict event_conflict", "Conflict event_conflict", "Conflict event_conflict"], await kit.SendAsync(
            first with { Customer = "cust_acme" }, timed, first with { At = at }, timed with { At = at.AddSeconds(1) }, timed with { Properties = null }, first with { Customer = "beta" }, first with { Meter = "bytes" }));
        Assert.Equal(["Accepted", "Accepted"], await kit.SendAsync(new("c", "beta", 1), new("d", "acme", 10, Meter: "bytes")));
        Assert.Equal(18, await kit.BalanceAsync());
        var stored = (await kit.EventsAsync())[1];
        Assert.Equal((at, true, kit.Clock.UtcNow, UsageSource.Reported, """{"region":"eu"}"""), (stored.At, stored.AtGiven, stored.ReceivedAt, stored.Source, stored.Properties));
    }

    [Theory, OnBoth]
    public async Task WhatCannotBeTaken_IsRefusedByItsReason(DatabaseProvider provider)
    {
        await using var kit = await PortalKit.StartAsync(provider);
        await kit.CustomerAsync("acme");
        var (now, fine) = (kit.Clock.UtcNow, new NewUsage("x", "acme", 1));
        Assert.Equal(
            ["Accepted", "Refused too_old", "Accepted", "Refused too_early", "Refused units_invalid", "Refused units_invalid", "Refused units_invalid", "Refused event_invalid", "Refused event_invalid", "Refused event_invalid", "Refused event_invalid", "Refused event_invalid"],
            await kit.SendAsync(
                new("old", "acme", 1, now.AddDays(-35)), fine with { At = now.AddDays(-35).AddSeconds(-1) }, new("soon", "acme", 1, now.AddMinutes(5)), fine with { At = now.AddMinutes(5).AddSeconds(1) },
                fine with { Units = 0 }, fine with { Units = -1 }, fine with { Units = UsageLimits.Units + 1 }, fine with { EventId = "" }, fine with { EventId = new('x', 101) }, fine with { EventId = "a b" },
                fine with { Meter = "No" }, fine with { Properties = new('x', 2001) }));
        Assert.Equal(2, await kit.BalanceAsync());
    }

    [Theory, OnBoth]
    public async Task AllOrNothing_WritesAllOrNothing(DatabaseProvider provider)
    {
        await using var kit = await PortalKit.StartAsync(provider);
        await kit.CustomerAsync("acme");
        var journal = kit.Get<IUsageJournal>();
        async Task<string[]> Whole(params NewUsage[] events) => [.. (await journal.WriteAsync(new(events, null, Atomic: true))).Select(Books.Say)];
        NewUsage a = new("a", "acme", 1), b = new("b", "acme", 2), bad = new("c", "nobody", 1);
        Assert.Equal(["Refused others_refused", "Refused customer_unknown"], await Whole(a, bad));
        Assert.Empty(await kit.EventsAsync());
        Assert.Equal(["Accepted", "Accepted"], await Whole(a, b));
        Assert.Equal(["Duplicate", "Duplicate"], await Whole(a, b));
        Assert.Equal(["Conflict event_conflict", "Refused others_refused"], await Whole(a with { Units = 7 }, new("d", "acme", 1)));
        Assert.Equal(["Accepted"], await kit.SendAsync(new NewUsage("d", "acme", 5)));
        Assert.Equal(8, await kit.BalanceAsync());
    }

    [Theory, OnBoth]
    public async Task CustomerThatIsRenamedOrErased_IsNotMistakenForAnother(DatabaseProvider provider)
    {
        await using var kit = await PortalKit.StartAsync(provider);
        var (acme, beta) = (await kit.CustomerAsync("acme"), await kit.CustomerAsync("beta"));
        Assert.Equal(["Accepted", "Accepted"], await kit.SendAsync(new("a", "acme", 1), new("b", "beta", 1)));
        await SetAsync(beta, "other", null);
        await SetAsync(acme, "beta", null);
        Assert.Equal(["Accepted", "Refused customer_unknown"], await kit.SendAsync(new("c", "beta", 1), new("d", "acme", 1)));
        Assert.Equal(acme, (await kit.EventsAsync())[^1].ProfileId);
        await SetAsync(acme, null, kit.Clock.UtcNow);
        Assert.Equal(["Refused customer_unknown", "Refused customer_unknown"], await kit.SendAsync(new("e", "beta", 1), new("f", "cust_acme", 1)));

        Task SetAsync(long id, string? reference, DateTime? erased) => kit.Database.WriteAsync(db => db.Set<BillingProfileRow>().Where(p => p.Id == id)
            .ExecuteUpdateAsync(set => set.SetProperty(p => p.Reference, reference).SetProperty(p => p.ErasedAt, erased)));
    }

    /// <summary>Many requests at once from two programs on one database, half of the ids sent by both: each counts once, and every counter is the sum of its events.</summary>
    [Theory, OnBoth]
    public async Task TwoNodesAtOnce_CountEachIdOnce(DatabaseProvider provider)
    {
        await using var kit = await PortalKit.StartAsync(provider);
        await using var other = await kit.AnotherNodeAsync();
        for (var i = 0; i < 5; i++) await kit.CustomerAsync("c" + i);
        var now = kit.Clock.UtcNow;
        var answers = await Task.WhenAll(Enumerable.Range(0, 60).Select(request => Task.Run(() =>
            (request % 2 == 0 ? kit : other).SendAsync([.. Enumerable.Range(0, 40).Select(i => Event(request / 4 * 20 + i * 7 % 40))]))));
        var sent = Enumerable.Range(0, 60).SelectMany(r => Enumerable.Range(0, 40).Select(i => r / 4 * 20 + i * 7 % 40)).Distinct().ToArray();
        Assert.Equal(sent.Length, answers.SelectMany(a => a).Count(a => a == "Accepted"));
        Assert.All(answers.SelectMany(a => a), a => Assert.True(a is "Accepted" or "Duplicate", a));
        Assert.Equal(sent.Sum(i => i % 3 + 1L), await kit.BalanceAsync());

        NewUsage Event(int i) => new($"e{i}", $"c{i % 5}", i % 3 + 1, now.AddHours(-i));
    }

    [Theory, OnBoth]
    public async Task RefusalsOfAKey_AreCountedByReason(DatabaseProvider provider)
    {
        await using var kit = await PortalKit.StartAsync(provider);
        await kit.CustomerAsync("acme");
        var key = (await kit.Database.WriteAsync(db => kit.Get<ApiKeys>().MakeAsync(db, "tests", [Scopes.Usage], null))).Row.Id;
        for (var i = 0; i < 2; i++) await kit.Get<IUsageJournal>().WriteAsync(new([new("a", "nobody", 1), new("b", "nobody", 1), new("c", "acme", 0), new("d", "acme", i + 1)], key));
        var counted = await kit.ReadAsync(db => db.Set<UsageRefusalRow>().OrderBy(r => r.Code).ToListAsync());
        Assert.Equal([("customer_unknown", 4L, "b"), ("event_conflict", 1L, "d"), ("units_invalid", 2L, "c")], counted.Select(r => (r.Code, r.Count, r.LastEventId!)));
        Assert.All(counted, r => Assert.Equal((key, kit.Clock.UtcNow), (r.ApiKeyId, r.LastAt)));
    }

    [Theory, OnBoth]
    public async Task WhatIsCommitted_IsToldOnItsNode(DatabaseProvider provider)
    {
        var heard = new Heard();
        await using var kit = await PortalKit.StartAsync(provider, services => services.AddSingleton<IHearsUsage>(heard));
        var acme = await kit.CustomerAsync("acme");
        var at = kit.Clock.UtcNow.AddDays(-2);
        await kit.SendAsync(new("a", "acme", 3), new("b", "acme", 4, at), new("a", "acme", 3));
        await kit.Get<IUsageJournal>().ReverseAsync(new("b"), new());
        Assert.Equal([$"{acme} 2026-05-01 4/1: 4", $"{acme} 2026-06-01 3/1: 3", $"{acme} 2026-05-01 0/2: -4"], heard.All);
    }

    [Fact]
    public async Task MoreThanMayWait_IsToldToComeAgain()
    {
        await using var kit = await PortalKit.StartAsync(DatabaseProvider.Sqlite, null, "--Usage:QueueLimit=1000");
        await kit.CustomerAsync("acme");
        Task<IReadOnlyList<UsageAnswer>> waiting = null!;
        await kit.Database.WriteAsync(async _ =>
        {
            waiting = kit.Get<IUsageJournal>().WriteAsync(new([.. Enumerable.Range(0, 990).Select(i => new NewUsage($"e{i}", "acme", 1))], null));
            await Assert.ThrowsAsync<JournalFullException>(() => kit.SendAsync([.. Enumerable.Range(0, 11).Select(i => new NewUsage($"f{i}", "acme", 1))]));
        });
        Assert.All(await waiting, a => Assert.Equal(UsageOutcome.Accepted, a.Outcome));
        Assert.Equal(["Accepted"], await kit.SendAsync(new NewUsage("f0", "acme", 1)));
    }

    private sealed class Heard : IHearsUsage
    {
        public List<string> All { get; } = [];

        void IHearsUsage.Heard(IReadOnlyList<UsedMore> news) =>
            All.AddRange(news.Select(n => FormattableString.Invariant($"{n.ProfileId} {n.Month:yyyy-MM-dd} {n.Units}/{n.Changes}: {string.Join(' ', n.Events.Select(e => e.Units))}")));
    }
}
