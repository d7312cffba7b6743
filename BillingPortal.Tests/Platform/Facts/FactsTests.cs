using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Facts;
using BillingPortal.Platform.Data.Model.Installation;
using BillingPortal.Platform.Facts;
using BillingPortal.Platform.Settings;
using BillingPortal.Tests.Kit;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Tests.Platform.Facts;

[Trait("Part", "data")]
public sealed class FactsTests
{
    [Theory, OnBoth]
    public async Task ChangeThatIsRolledBack_TellsNothing(DatabaseProvider provider)
    {
        var ear = new Ear();
        await using var kit = await PortalKit.StartAsync(provider, s => s.AddHeard(ear));
        await Assert.ThrowsAsync<InvalidOperationException>(() => kit.Database.WriteAsync(async db =>
        {
            kit.Get<Outbox>().Store(db, new Told("a", 1));
            await db.SaveChangesAsync();
            throw new InvalidOperationException("after the fact");
        }));
        Assert.Equal(0, await kit.DeliverFactsAsync());
        Assert.Empty(ear.Heard);
    }

    [Theory, OnBoth]
    public async Task CrashBetweenStoreAndHandle_NextStartHandlesIt(DatabaseProvider provider)
    {
        var ear = new Ear();
        await using var kit = await PortalKit.StartAsync(provider, s => s.AddHeard());
        await kit.TellAsync("a", 1);
        await using var restarted = await kit.AnotherNodeAsync(s => s.AddHeard(ear));
        Assert.Equal(1, await restarted.DeliverFactsAsync());
        Assert.Equal([("a", 1)], ear.Heard);
    }

    [Theory, OnBoth]
    public async Task CrashWhileHandling_AnotherNodeTakesOverWhenTheLeaseRanOut_AndTheDeadOnesEffectIsGone(DatabaseProvider provider)
    {
        var (dying, taking) = (new Ear(), new Ear());
        await using var first = await PortalKit.StartAsync(provider, s => s.AddHeard(dying));
        await using var second = await first.AnotherNodeAsync(s => s.AddHeard(taking));
        dying.Do = _ => throw new OperationCanceledException("the process is gone");
        await first.TellAsync("a", 1);
        await Assert.ThrowsAsync<OperationCanceledException>(() => first.DeliverFactsAsync());

        Assert.Equal(0, await second.DeliverFactsAsync());
        first.Time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(1, await second.DeliverFactsAsync());
        Assert.Equal(1, await second.ReadAsync(db => db.Set<SettingRow>().CountAsync(s => s.Name.StartsWith("heard"))));
    }

    [Theory, OnBoth]
    public async Task Failure_IsTriedAgainAfterGrowingPauses_ThenDead_AndHoldsUpOnlyItsOwnSubject(DatabaseProvider provider)
    {
        var ear = new Ear { Do = told => told.Subject == "bad" ? throw new InvalidOperationException("broken") : Task.CompletedTask };
        await using var kit = await PortalKit.StartAsync(provider, s => s.AddHeard(ear));
        await kit.TellAsync("bad", 1);
        await kit.TellAsync("bad", 2);
        await kit.TellAsync("good", 3);
        await kit.DeliverFactsAsync();
        Assert.Equal([("bad", 1), ("good", 3)], ear.Heard);

        foreach (var pause in DeliverFacts.Pauses)
        {
            var before = ear.Heard.Count;
            kit.Time.Advance(pause - TimeSpan.FromSeconds(1));
            await kit.DeliverFactsAsync();
            Assert.Equal(before, ear.Heard.Count);
            kit.Time.Advance(TimeSpan.FromSeconds(1));
            await kit.DeliverFactsAsync();
        }
        Assert.Equal(DeliverFacts.Pauses.Count + 1, ear.Heard.Count(h => h.Number == 1));
        var dead = Assert.Single(await kit.Get<FactBoard>().DeadAsync(10));
        Assert.Equal(("broken", 7, "bad"), (dead.Error, dead.Attempts, dead.Subject));
        Assert.Contains(("bad", 2), ear.Heard);
    }

    [Theory, OnBoth]
    public async Task DeadOne_PutBackByHand_IsHandled(DatabaseProvider provider)
    {
        var ear = new Ear { Do = _ => throw new InvalidOperationException("broken") };
        await using var kit = await PortalKit.StartAsync(provider, s => s.AddHeard(ear));
        await kit.TellAsync("a", 1);
        await kit.DeliverFactsAsync();
        foreach (var pause in DeliverFacts.Pauses)
        {
            kit.Time.Advance(pause);
            await kit.DeliverFactsAsync();
        }
        Assert.Equal(1, (await kit.Get<FactBoard>().FiguresAsync()).Dead);

        ear.Do = _ => Task.CompletedTask;
        Assert.Equal(1, await kit.Get<FactBoard>().TryAgainAsync(null));
        Assert.Equal(1, await kit.DeliverFactsAsync());
        Assert.Equal(new FactFigures(0, 0, TimeSpan.Zero), await kit.Get<FactBoard>().FiguresAsync());
    }

    [Theory, OnBoth]
    public async Task TwoNodes_HandleEachOnce_InOrderPerSubject(DatabaseProvider provider)
    {
        var ear = new Ear();
        await using var first = await PortalKit.StartAsync(provider, s => s.AddHeard(ear));
        await using var second = await first.AnotherNodeAsync(s => s.AddHeard(ear));
        for (var number = 0; number < 60; number++) await first.TellAsync($"s{number % 6}", number);

        await DrainAsync(first, second);
        var heard = ear.Heard;
        Assert.Equal(60, heard.Distinct().Count());
        Assert.Equal(60, await first.ReadAsync(db => db.Set<SettingRow>().CountAsync(s => s.Name.StartsWith("heard"))));
        Assert.Equal(60, await first.ReadAsync(db => db.Set<DeliveryRow>().CountAsync(d => d.State == DeliveryState.Done && d.Attempts == 1)));
        foreach (var subject in heard.GroupBy(h => h.Subject, StringComparer.Ordinal)) Assert.Equal(subject.Select(h => h.Number).Order(), subject.Select(h => h.Number));
    }

    [PostgresFact]
    public async Task LeaseLostWhileHandling_KeepsNothingOfTheSlowNode()
    {
        var (slow, quick) = (new Ear(), new Ear());
        await using var first = await PortalKit.StartAsync(DatabaseProvider.PostgreSQL, s => s.AddHeard(slow));
        await using var second = await first.AnotherNodeAsync(s => s.AddHeard(quick));
        slow.Do = async _ =>
        {
            first.Time.Advance(TimeSpan.FromMinutes(2));
            Assert.Equal(1, await second.DeliverFactsAsync());
        };
        await first.TellAsync("a", 1);
        Assert.Equal(0, await first.DeliverFactsAsync());
        Assert.Equal(1, await first.ReadAsync(db => db.Set<SettingRow>().CountAsync(s => s.Name.StartsWith("heard"))));
    }

    [Theory, OnBoth]
    public async Task FactForAHandlerThatIsGone_StaysVisible(DatabaseProvider provider)
    {
        await using var kit = await PortalKit.StartAsync(provider, s => s.AddHeard());
        await kit.TellAsync("a", 1);
        await using var newer = await kit.AnotherNodeAsync();
        await newer.DeliverFactsAsync();
        var row = await newer.ReadAsync(db => db.Set<DeliveryRow>().SingleAsync());
        Assert.Equal(DeliveryState.Waiting, row.State);
        Assert.Contains("No handler is called 'test.hearing'", row.Error, StringComparison.Ordinal);
    }

    private static async Task DrainAsync(params PortalKit[] nodes)
    {
        while (await nodes[0].ReadAsync(db => db.Set<DeliveryRow>().AnyAsync(d => d.State == DeliveryState.Waiting)))
            await Task.WhenAll(nodes.Select(n => Task.Run(n.DeliverFactsAsync)));
    }
}
