using BillingPortal.Platform.Clock;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Installation;
using BillingPortal.Platform.Settings;
using BillingPortal.Tests.Kit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BillingPortal.Tests.Platform.Clock;

[Trait("Part", "data")]
public sealed class WalkTests
{
    private static readonly DateTime Start = new(2026, 6, 1, 12, 0, 0, DateTimeKind.Utc);

    [Theory, OnBoth]
    public async Task MoveOverManyInstants_DoesThemInOrder_EachAtItsOwnTime_WithItsNewsSettled(DatabaseProvider provider)
    {
        var diary = new List<string>();
        await using var kit = await PortalKit.StartAsync(provider, services => services
            .AddSingleton<IDue>(p => new Every(p.GetRequiredService<BillingClock>(), "b", TimeSpan.FromDays(3), diary))
            .AddSingleton<IDue>(p => new Every(p.GetRequiredService<BillingClock>(), "a", TimeSpan.FromDays(2), diary))
            .AddSingleton<IAfterStep>(_ => new Settled(diary)));

        var moved = await kit.Get<MoveClock>().ToAsync(Start.AddDays(7));

        Assert.Null(moved.Refusal);
        Assert.Equal(["a 06-03 ok", "settled", "b 06-04 ok", "settled", "a 06-05 ok", "settled", "b 06-07 ok", "settled", "a 06-07 ok", "settled"], diary);
        Assert.True(kit.Clock.UtcNow - Start.AddDays(7) < TimeSpan.FromMilliseconds(1));
    }

    [Theory, OnBoth]
    public async Task ClockOfTheDatabase_IsToldByEveryNodeAndAfterARestart(DatabaseProvider provider)
    {
        await using var kit = await PortalKit.StartAsync(provider);
        await using var other = await kit.AnotherNodeAsync();
        await kit.Get<MoveClock>().ToAsync(Start.AddDays(40));
        await other.Clock.FollowAsync();
        Assert.Equal(kit.Clock.UtcNow, other.Clock.UtcNow);
        await using var restarted = await kit.AnotherNodeAsync();
        Assert.Equal(kit.Clock.UtcNow, restarted.Clock.UtcNow);
    }

    [Theory, OnBoth]
    public async Task Clock_NeverGoesBack_AndKnowsItsEnd(DatabaseProvider provider)
    {
        await using var kit = await PortalKit.StartAsync(provider);
        Assert.Equal(MoveRefusal.Backwards, (await kit.Get<MoveClock>().ToAsync(Start.AddSeconds(-1))).Refusal);
        Assert.Equal(MoveRefusal.TooFar, (await kit.Get<MoveClock>().ToAsync(new(2201, 1, 1, 0, 0, 0, DateTimeKind.Utc))).Refusal);
        Assert.Equal(Start, kit.Clock.UtcNow);
    }

    [Theory, OnBoth]
    public async Task TechnicalTime_IsNotMoved(DatabaseProvider provider)
    {
        await using var kit = await PortalKit.StartAsync(provider);
        await kit.Get<MoveClock>().ToAsync(Start.AddYears(1));
        Assert.Equal(Start, kit.Get<TimeProvider>().GetUtcNow().UtcDateTime);
        kit.Time.Advance(TimeSpan.FromHours(1));
        Assert.True(kit.Clock.UtcNow >= Start.AddYears(1).AddHours(1));
    }

    [Theory, OnBoth]
    public async Task WalkOfANodeThatDoesNotFollow_GoesByTheDatabasesClock(DatabaseProvider provider)
    {
        var diary = new List<string>();
        await using var kit = await PortalKit.StartAsync(provider);
        await using var verb = await kit.AnotherNodeAsync(services => services.AddSingleton<IDue>(p => new Every(p.GetRequiredService<BillingClock>(), "a", TimeSpan.FromDays(2), diary)));
        await kit.Get<MoveClock>().ToAsync(Start.AddDays(3));
        await verb.Get<WalkDue>().ToNowAsync();
        Assert.Equal(["a 06-03 late"], diary);
    }

    [Theory, OnBoth]
    public async Task WhatFails_IsReportedAndLeftForTheNextWalk_AndTheOthersGoOn(DatabaseProvider provider)
    {
        var diary = new List<string>();
        var fails = true;
        await using var kit = await PortalKit.StartAsync(provider, services => services
            .AddSingleton<IDue>(p => new Every(p.GetRequiredService<BillingClock>(), "bad", TimeSpan.FromDays(1), diary, () => fails ? throw new InvalidOperationException("no") : true))
            .AddSingleton<IDue>(p => new Every(p.GetRequiredService<BillingClock>(), "good", TimeSpan.FromDays(2), diary)));

        var moved = await kit.Get<MoveClock>().ToAsync(Start.AddDays(3));
        Assert.Equal("no", Assert.Single(moved.Steps, s => s.Fault is not null).Fault);
        Assert.Equal(["good 06-03 ok"], diary);

        fails = false;
        var walked = await kit.Get<WalkDue>().ToNowAsync();
        Assert.Empty(walked.Faults);
        Assert.Equal(["good 06-03 ok", "bad 06-02 late", "bad 06-03 late", "bad 06-04 ok"], diary);
    }

    [Theory, OnBoth]
    public async Task WorkThatStaysDue_EndsTheWalkInsteadOfTurningForEver(DatabaseProvider provider)
    {
        await using var kit = await PortalKit.StartAsync(provider, services => services.AddSingleton<IDue, NeverDone>());
        var walked = await kit.Get<WalkDue>().ToNowAsync();
        Assert.Contains("still says", Assert.Single(walked.Steps).Fault, StringComparison.Ordinal);
    }

    [Theory, OnBoth]
    public async Task TwoWalkers_OneWalks(DatabaseProvider provider)
    {
        await using var kit = await PortalKit.StartAsync(provider);
        await using var lease = await kit.Get<Leases>().TryTakeAsync("walk", TimeSpan.FromMinutes(5));
        Assert.Equal(MoveRefusal.Busy, (await kit.Get<MoveClock>().ToAsync(Start.AddDays(1))).Refusal);
    }

    [Theory, OnBoth]
    public async Task WorkThatLastsLongerThanTheLease_KeepsIt(DatabaseProvider provider)
    {
        var slow = new Slow();
        await using var kit = await PortalKit.StartAsync(provider, services => services.AddSingleton<IDue>(slow));
        await using var other = await kit.AnotherNodeAsync();
        slow.Work = async _ =>
        {
            for (var minute = 0; minute < 12; minute++)
            {
                kit.Time.Advance(TimeSpan.FromMinutes(1));
                await HeldAsync(kit, kit.Time.Instant().AddMinutes(4));
            }
            Assert.True((await other.Get<WalkDue>().ToNowAsync(CancellationToken.None)).Busy);
        };
        var step = Assert.Single((await kit.Get<WalkDue>().ToNowAsync()).Steps);
        Assert.Equal(("slow", null), (step.Name, step.Fault));
        Assert.False((await other.Get<WalkDue>().ToNowAsync()).Busy);
    }

    [Theory, OnBoth]
    public async Task LeaseLostMeanwhile_StopsTheWork(DatabaseProvider provider)
    {
        var slow = new Slow();
        await using var kit = await PortalKit.StartAsync(provider, services => services.AddSingleton<IDue>(slow));
        slow.Work = async ct =>
        {
            await kit.Database.WriteAsync(db => db.Set<LeaseRow>().Where(l => l.Name == "walk").ExecuteUpdateAsync(set => set.SetProperty(l => l.Holder, "another")), CancellationToken.None);
            kit.Time.Advance(TimeSpan.FromMinutes(1));
            await Task.Delay(Timeout.InfiniteTimeSpan, kit.Time, ct);
        };
        Assert.True((await kit.Get<WalkDue>().ToNowAsync()).Busy);
    }

    private static async Task HeldAsync(PortalKit kit, DateTime until)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (await kit.ReadAsync(db => db.Set<LeaseRow>().Where(l => l.Name == "walk").Select(l => l.Until).SingleAsync(patience.Token)) < until) await Task.Yield();
    }

    [Theory]
    [InlineData("Europe/Berlin", "2026-06-01")]
    [InlineData("Pacific/Apia", "2026-06-02")]
    [InlineData("America/New_York", "2026-06-01")]
    public async Task Today_IsTheDayOfTheBillingZone(string zone, string day)
    {
        await using var store = await TestDatabase.EmptyAsync(DatabaseProvider.Sqlite);
        await using (var app = Program.Build(["--environment=Development", .. store.Arguments, $"--Portal:TimeZone={zone}"]))
            await app.Services.GetRequiredService<BillingPortal.Platform.Data.Starting.PrepareDatabase>().MigrateAsync();
        await using var kit = await PortalKit.OnAsync(store, new ManualTime(), null, ownsDatabase: false, $"--Portal:TimeZone={zone}");
        Assert.Equal(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture), kit.Clock.Today);
    }

    [Fact]
    public async Task LiveClock_CannotBeMoved()
    {
        await using var store = await TestDatabase.EmptyAsync(DatabaseProvider.Sqlite);
        string[] live = [.. store.Arguments, "--Stripe:SecretKey=sk_test_" + "x", "--Portal:PublicUrl=https://billing.example.com", "--Mail:Host=127.0.0.1", "--Mail:From=portal@example.com"];
        await using var app = Program.Build(["--environment=Production", .. live]);
        await app.Services.GetRequiredService<BillingPortal.Platform.Data.Starting.PrepareDatabase>().MigrateAsync();
        var clock = app.Services.GetRequiredService<BillingClock>();
        await Assert.ThrowsAsync<InvalidOperationException>(() => clock.PutForwardAsync(clock.UtcNow.AddDays(1), CancellationToken.None));
    }

    /// <summary>Falls due in equal steps from the start, and writes down when it was done and whether the clock had got there.</summary>
    private sealed class Every(BillingClock clock, string name, TimeSpan step, List<string> diary, Func<bool>? first = null) : IDue
    {
        private DateTime next = Start + step;

        public string Name => name;

        public Task<DateTime?> NextAsync(CancellationToken ct) => Task.FromResult<DateTime?>(next);

        public Task DoAsync(DateTime upTo, CancellationToken ct)
        {
            first?.Invoke();
            diary.Add($"{name} {upTo:MM-dd} {(clock.UtcNow - upTo < TimeSpan.FromSeconds(1) && clock.UtcNow >= upTo ? "ok" : "late")}");
            next += step;
            return Task.CompletedTask;
        }
    }

    /// <summary>Due once.</summary>
    private sealed class Slow : IDue
    {
        private bool done;

        public Func<CancellationToken, Task>? Work { get; set; }

        public string Name => "slow";

        public Task<DateTime?> NextAsync(CancellationToken ct) => Task.FromResult<DateTime?>(done ? null : Start);

        public async Task DoAsync(DateTime upTo, CancellationToken ct)
        {
            await Work!(ct);
            done = true;
        }
    }

    private sealed class NeverDone : IDue
    {
        public string Name => "never done";

        public Task<DateTime?> NextAsync(CancellationToken ct) => Task.FromResult<DateTime?>(Start);

        public Task DoAsync(DateTime upTo, CancellationToken ct) => Task.CompletedTask;
    }

    private sealed class Settled(List<string> diary) : IAfterStep
    {
        public Task SettleAsync(CancellationToken ct)
        {
            diary.Add("settled");
            return Task.CompletedTask;
        }
    }
}
