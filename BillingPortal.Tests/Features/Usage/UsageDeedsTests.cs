using BillingPortal.Core;
using BillingPortal.Core.Entitlements;
using BillingPortal.Features.Entitlements.Contracts;
using BillingPortal.Features.Usage.Contracts;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Usage;
using BillingPortal.Platform.Settings;
using BillingPortal.Tests.Kit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BillingPortal.Tests.Features.Usage;

[Trait("Part", "data")]
public sealed class UsageDeedsTests
{
    private static readonly DateOnly Today = new(2026, 6, 1);

    [Theory, OnBoth]
    public async Task Total_SetsItsDay_AndIsReplacedByAnother(DatabaseProvider provider)
    {
        await using var kit = await PortalKit.StartAsync(provider, null, "--Portal:TimeZone=America/New_York");
        await kit.CustomerAsync("acme");
        var journal = kit.Get<IUsageJournal>();
        Assert.Equal(["0 > 40", "40 = 40", "40 > 25", "0 > 0", "0 = 0", "0 > 7"], [
            await SetAsync(Today.AddDays(-1), 40), await SetAsync(Today.AddDays(-1), 40), await SetAsync(Today.AddDays(-1), 25),
            await SetAsync(Today.AddDays(-2), 0), await SetAsync(Today.AddDays(-2), 0), await SetAsync(Today.AddDays(-35), 7)]);
        Assert.Equal(["too_early", "too_old", "customer_unknown", "fields_invalid"], [
            await SetAsync(Today.AddDays(1), 1), await SetAsync(Today.AddDays(-36), 1), await SetAsync(Today, 1, "nobody"), await SetAsync(Today, -1)]);
        Assert.Equal(["Accepted", "Refused source_conflict"], await kit.SendAsync(new("a", "acme", 1), new("b", "acme", 1, kit.Clock.UtcNow.AddDays(-1))));
        Assert.Equal("source_conflict", await SetAsync(Today, 1));
        Assert.Equal(33, await kit.BalanceAsync());
        var first = (await kit.EventsAsync())[0];
        Assert.Equal((new DateTime(2026, 5, 31, 4, 0, 0, DateTimeKind.Utc), UsageSource.Total, 40L), (first.At, first.Source, first.Total));

        async Task<string> SetAsync(DateOnly day, long total, string customer = "acme")
        {
            var set = await journal.SetTotalAsync(new(customer, day, total), new());
            return set.IsDone ? $"{set.Value.Before} {(set.Value.Changed ? ">" : "=")} {total}" : set.Refused!.Code;
        }
    }

    [Theory, OnBoth]
    public async Task EventTakenBack_LeavesNothing_Once(DatabaseProvider provider)
    {
        await using var kit = await PortalKit.StartAsync(provider);
        await kit.CustomerAsync("acme");
        var (journal, beside) = (kit.Get<IUsageJournal>(), 0);
        var deed = new UsageDeed(Beside: _ => Task.FromResult(beside++));
        await kit.SendAsync(new("a", "acme", 3, kit.Clock.UtcNow.AddDays(-30)), new("b", "acme", 4));
        kit.Time.Advance(TimeSpan.FromDays(60));
        var back = await journal.ReverseAsync(new("a"), deed);
        Assert.Equal((-3L, true), (back.Value.Units, back.Value.Changed));
        Assert.Equal((back.Value.RowId, false), ((await journal.ReverseAsync(new("a"), deed)).Value.RowId, (await journal.ReverseAsync(new(RowId: 1), deed)).Value.Changed));
        await journal.SetTotalAsync(new("acme", Today.AddDays(59), 5), new());
        var rows = await kit.EventsAsync();
        Assert.Equal(["not_found", "not_found", "not_reversible", "not_reversible"], [
            (await journal.ReverseAsync(new("zzz"), deed)).Refused!.Code, (await journal.ReverseAsync(new(RowId: 99), deed)).Refused!.Code,
            (await journal.ReverseAsync(new(RowId: back.Value.RowId), deed)).Refused!.Code, (await journal.ReverseAsync(new(RowId: rows[^1].Id), deed)).Refused!.Code]);
        Assert.Equal(1, beside);
        Assert.Equal(rows[0].At, rows[2].At);
        Assert.Equal(9, await kit.BalanceAsync());
    }

    /// <summary>A hundred calls from two nodes race for forty units, and others report meanwhile: as many are given as there are, and no more.</summary>
    [Theory, OnBoth]
    public async Task RacingCalls_NeverPassAStop(DatabaseProvider provider)
    {
        await using var kit = await PortalKit.StartAsync(provider, Stop);
        await using var other = await kit.AnotherNodeAsync(Stop);
        await kit.CustomerAsync("acme");
        await kit.CustomerAsync("beta");
        var calls = Enumerable.Range(0, 100).Select(i => Task.Run(() => (i % 2 == 0 ? kit : other).Get<IUsageJournal>().ConsumeAsync(new($"e{i / 2 * 2 + i % 2}", i % 5 == 0 ? "beta" : "acme", 3), null))).ToArray();
        var reports = Enumerable.Range(0, 20).Select(i => Task.Run(() => (i % 2 == 0 ? kit : other).SendAsync(new NewUsage($"r{i}", "beta", 1)))).ToArray();
        var answers = await Task.WhenAll(calls);
        await Task.WhenAll(reports);
        Assert.Equal(13, answers.Where((_, i) => i % 5 != 0).Count(a => a.Outcome == UsageOutcome.Accepted));
        Assert.All(answers.Where(a => a.Outcome != UsageOutcome.Accepted), a => Assert.Equal("stop", a.Refused!.Code));
        Assert.True(await kit.BalanceAsync() <= 39 + 60);
        Assert.Equal((UsageOutcome.Duplicate, UsageOutcome.Conflict, UsageOutcome.Refused), (
            (await Again(3)).Outcome, (await Again(2)).Outcome, (await kit.Get<IUsageJournal>().ConsumeAsync(new("n", "nobody", 1), null)).Outcome));

        Task<Consumed> Again(long units) => kit.Get<IUsageJournal>().ConsumeAsync(new($"e{Array.FindIndex(answers, a => a.Outcome == UsageOutcome.Accepted)}", Named(Array.FindIndex(answers, a => a.Outcome == UsageOutcome.Accepted)), units), null);
        static string Named(int call) => call % 5 == 0 ? "beta" : "acme";
    }

    /// <summary>A total and events of one day at once, from two nodes: one of them has the day.</summary>
    [Theory, OnBoth]
    public async Task TotalAndEventsAtOnce_OneHasTheDay(DatabaseProvider provider)
    {
        await using var kit = await PortalKit.StartAsync(provider);
        await using var other = await kit.AnotherNodeAsync();
        for (var i = 0; i < 12; i++) await kit.CustomerAsync("c" + i);
        var races = Enumerable.Range(0, 12).Select(async i =>
        {
            var total = Task.Run(() => other.Get<IUsageJournal>().SetTotalAsync(new("c" + i, Today, 9), new()));
            var sent = Task.Run(() => kit.SendAsync(new NewUsage("e" + i, "c" + i, 1)));
            return ((await total).IsDone, (await sent)[0] == "Accepted");
        });
        Assert.All(await Task.WhenAll(races), won => Assert.True(won.IsDone ^ won.Item2));
        await kit.BalanceAsync();
    }

    private static void Stop(IServiceCollection services) => services.AddSingleton<IConsumeRule, FortyAtMost>();

    private sealed class FortyAtMost : IConsumeRule
    {
        public async Task<Refusal?> RefuseAsync(PortalDb db, UnitsWanted wanted, CancellationToken ct)
        {
            var used = await db.Set<UsageMonthRow>().Where(m => m.ProfileId == wanted.ProfileId && m.Meter == Meters.Units).SumAsync(m => m.Units, ct);
            return used + wanted.Units > 40 ? new("stop", "No more.") : null;
        }
    }
}
