using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Installation;
using BillingPortal.Platform.Data.Model.Webhooks;
using BillingPortal.Platform.Settings;
using BillingPortal.Platform.Webhooks;
using BillingPortal.Tests.Kit;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Tests.Platform.Webhooks;

[Trait("Part", "data")]
public sealed class InboxTests
{
    [Theory, OnBoth]
    public async Task Duplicates_AreStoredAndHandledOnce_AlsoWhenTheyRace(DatabaseProvider provider)
    {
        var ear = new StripeEar();
        await using var first = await PortalKit.StartAsync(provider, s => s.AddStripeEar(ear));
        await using var second = await first.AnotherNodeAsync(s => s.AddStripeEar(ear));
        var stored = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Task.Run(() => (i % 2 == 0 ? first : second).Get<StoreEvent>().RunAsync(Posted.Event("evt_1")))));
        Assert.Single(stored, fresh => fresh);
        Assert.Equal(1, await first.ProcessAsync());
        await first.Get<StoreEvent>().RunAsync(Posted.Event("evt_1"));
        Assert.Equal(0, await first.ProcessAsync());
        Assert.Equal(["evt_1"], ear.Heard);
    }

    [Theory, OnBoth]
    public async Task OneCustomersEvents_AreHandledInOrderOfArrival_AndOthersBesideThem(DatabaseProvider provider)
    {
        var gate = new TaskCompletionSource();
        var ear = new StripeEar();
        ear.Do = news =>
        {
            if (news.EventId == "evt_other") gate.SetResult();
            return news.EventId == "evt_a0" ? gate.Task : Task.CompletedTask; // the first waits until another customer's event has come by
        };
        await using var kit = await PortalKit.StartAsync(provider, s => s.AddStripeEar(ear));
        for (var number = 0; number < 5; number++) await StoreAsync(kit, Posted.Event($"evt_a{number}", "cus_a"));
        await StoreAsync(kit, Posted.Event("evt_other", "cus_b"));
        Assert.Equal(6, await kit.ProcessAsync());
        Assert.Equal("evt_a0 evt_a1 evt_a2 evt_a3 evt_a4", string.Join(' ', ear.Heard.Where(e => e != "evt_other")));
    }

    [Theory, OnBoth]
    public async Task CrashBetweenStoreAndHandling_NextStartHandlesIt(DatabaseProvider provider)
    {
        await using var kit = await PortalKit.StartAsync(provider, s => s.AddStripeEar());
        await StoreAsync(kit, Posted.Event("evt_1"));
        await using var restarted = await kit.AnotherNodeAsync(s => s.AddStripeEar());
        Assert.Equal(1, await restarted.ProcessAsync());
        Assert.Equal(["evt_1"], await restarted.EffectsAsync());
    }

    [Theory, OnBoth]
    public async Task CutOffAnywhere_EachEffectIsKeptOnce(DatabaseProvider provider)
    {
        var wire = new CutWire();
        await using var kit = await PortalKit.StartAsync(provider, s => s.AddStripeEar());
        await using var mortal = await kit.AnotherNodeAsync(s => { s.AddStripeEar(); wire.Cut(s); });
        var events = Enumerable.Range(0, 6).Select(i => Posted.Event($"evt_{i}", $"cus_{i % 2}")).ToArray();
        var cuts = 0;
        while ((await kit.EffectsAsync()).Count < events.Length)
        {
            wire.CutAfter(cuts++);
            await Record.ExceptionAsync(async () =>
            {
                foreach (var body in events) await mortal.Get<StoreEvent>().RunAsync(body);
                await mortal.ProcessAsync();
            });
            var done = await kit.ReadAsync(db => db.Set<StripeEventWorkRow>().Where(w => w.State == StripeEventState.Done).Select(w => w.Event.EventId).ToListAsync());
            Assert.Equal(Joined(done), Joined(await kit.EffectsAsync()));
            kit.Time.Advance(TimeSpan.FromDays(1)); // leases and pauses have run out
        }
        Assert.Equal("evt_0 evt_1 evt_2 evt_3 evt_4 evt_5", Joined(await kit.EffectsAsync()));
        Assert.True(cuts > 20, $"Cut at {cuts} places only.");
    }

    [Theory, OnBoth]
    public async Task NodeThatDiesWhileHandling_IsReplacedWhenItsLeaseRanOut(DatabaseProvider provider)
    {
        var dying = new StripeEar { Do = _ => throw new OperationCanceledException("the process is gone") };
        await using var first = await PortalKit.StartAsync(provider, s => s.AddStripeEar(dying));
        await using var second = await first.AnotherNodeAsync(s => s.AddStripeEar());
        await StoreAsync(first, Posted.Event("evt_1"));
        await first.Get<Leases>().TryTakeAsync(ProcessEvents.LeaseOf("cus_1"), ProcessEvents.LeaseSpan);
        Assert.Equal(0, await second.ProcessAsync());
        first.Time.Advance(ProcessEvents.LeaseSpan);
        Assert.Equal(1, await second.ProcessAsync());
        Assert.Equal(["evt_1"], await second.EffectsAsync());
    }

    [PostgresFact]
    public async Task LeaseLostWhileHandling_KeepsNothingOfTheSlowNode()
    {
        var slow = new StripeEar();
        await using var first = await PortalKit.StartAsync(DatabaseProvider.PostgreSQL, s => s.AddStripeEar(slow));
        await using var second = await first.AnotherNodeAsync(s => s.AddStripeEar());
        slow.Do = async _ =>
        {
            first.Time.Advance(ProcessEvents.LeaseSpan);
            Assert.Equal(1, await second.ProcessAsync());
        };
        await StoreAsync(first, Posted.Event("evt_1"));
        Assert.Equal(0, await first.ProcessAsync());
        Assert.Equal(["evt_1"], await first.EffectsAsync());
        Assert.Equal(1, await first.ReadAsync(db => db.Set<StripeEventTryRow>().CountAsync()));
    }

    /// <summary>Between one node's reading of what is due and its taking of the lease, another one does it all and gives the lease back.</summary>
    [PostgresFact]
    public async Task EventHandledByAnother_BetweenReadingAndTaking_IsNotHandledAgain()
    {
        var (ear, between) = (new StripeEar(), new BeforeStatement("insert into leases"));
        await using var first = await PortalKit.StartAsync(DatabaseProvider.PostgreSQL, s => between.Watch(s.AddStripeEar(ear)));
        await using var second = await first.AnotherNodeAsync(s => s.AddStripeEar(ear));
        await StoreAsync(first, Posted.Event("evt_1"));
        between.Do(async () => Assert.Equal(1, await second.ProcessAsync()));
        Assert.Equal(0, await first.ProcessAsync());
        Assert.Equal("evt_1", string.Join(' ', ear.Heard));
        Assert.Equal(StripeEventState.Done, (await WorkAsync(first, "evt_1")).State);
        Assert.Empty(await first.ReadAsync(db => db.Set<LeaseRow>().Where(l => l.Name.StartsWith("stripe:")).ToListAsync()));
    }

    [Theory, OnBoth]
    public async Task PoisonEvent_IsTriedWithGrowingPauses_ThenDead_AndHoldsUpNobody(DatabaseProvider provider)
    {
        var ear = new StripeEar { Do = news => news.EventId == "evt_bad" ? throw new InvalidOperationException("broken") : Task.CompletedTask };
        await using var kit = await PortalKit.StartAsync(provider, s => s.AddStripeEar(ear));
        await StoreAsync(kit, Posted.Event("evt_bad", "cus_1"), Posted.Event("evt_after", "cus_1"), Posted.Event("evt_beside", "cus_2"));
        await kit.ProcessAsync();
        Assert.Equal("evt_after evt_beside", Joined(await kit.EffectsAsync()));

        foreach (var pause in ProcessEvents.Pauses)
        {
            var before = ear.Heard.Count;
            kit.Time.Advance(pause - TimeSpan.FromSeconds(1));
            await kit.ProcessAsync();
            Assert.Equal(before, ear.Heard.Count);
            kit.Time.Advance(TimeSpan.FromSeconds(1));
            await kit.ProcessAsync();
            Assert.Equal(before + 1, ear.Heard.Count);
        }
        var row = await WorkAsync(kit, "evt_bad");
        Assert.Equal((StripeEventState.Dead, ProcessEvents.Pauses.Count + 1, "broken"), (row.State, row.Failures, row.Reason));
        Assert.All(await kit.ReadAsync(db => db.Set<StripeEventTryRow>().Where(t => t.Event.EventId == "evt_bad").ToListAsync()), t => Assert.Equal("broken", t.Error));
    }

    [Theory, OnBoth]
    public async Task EffectThatFails_OrGivesUp_IsPutOff_AndSpoilsNoOtherOfItsTurn(DatabaseProvider provider)
    {
        var ear = new StripeEar
        {
            Keep = news =>
            {
                if (news.EventId == "evt_broken") throw new InvalidOperationException("broken");
                if (news.EventId == "evt_late") throw new OperationCanceledException("too late");
            },
        };
        await using var kit = await PortalKit.StartAsync(provider, s => s.AddStripeEar(ear));
        await StoreAsync(kit, Posted.Event("evt_broken", "cus_1"), Posted.Event("evt_late", "cus_2"), Posted.Event("evt_good", "cus_3"));
        await kit.ProcessAsync();
        Assert.Equal("evt_good", Joined(await kit.EffectsAsync()));
        foreach (var (id, why) in new[] { ("evt_broken", "broken"), ("evt_late", "too late") })
        {
            var work = await WorkAsync(kit, id);
            Assert.Equal((StripeEventState.Waiting, 1, why), (work.State, work.Failures, work.Reason));
        }
    }

    [Theory, OnBoth]
    public async Task DeadOne_PutBackByHand_IsHandledOnce(DatabaseProvider provider)
    {
        var ear = new StripeEar { Do = _ => throw new InvalidOperationException("broken") };
        await using var kit = await PortalKit.StartAsync(provider, s => s.AddStripeEar(ear));
        await StoreAsync(kit, Posted.Event("evt_1"), Posted.Event("evt_2", "cus_2"));
        await kit.ProcessAsync();
        foreach (var pause in ProcessEvents.Pauses)
        {
            kit.Time.Advance(pause);
            await kit.ProcessAsync();
        }
        ear.Do = _ => Task.CompletedTask;
        var board = kit.Get<InboxBoard>();
        Assert.Equal(2, (await board.FiguresAsync()).Dead);
        Assert.Equal(1, await kit.Database.WriteAsync(db => board.ProcessAgainAsync(db, board.Matching(db, new(StripeEventState.Dead, Subject: "cus_2")))));
        Assert.Equal(1, await kit.ProcessAsync());
        Assert.Equal(["evt_2"], await kit.EffectsAsync());
    }

    [Theory, OnBoth]
    public async Task TypeThatNobodyAsksFor_IsKeptAndMarkedIgnored(DatabaseProvider provider)
    {
        await using var kit = await PortalKit.StartAsync(provider, s => s.AddStripeEar());
        await StoreAsync(kit, Posted.Event("evt_1", type: "radar.early_fraud_warning.created"), Posted.Event("evt_2", livemode: true));
        await kit.ProcessAsync();
        Assert.Equal(StripeEventState.Ignored, (await WorkAsync(kit, "evt_1")).State);
        var live = await WorkAsync(kit, "evt_2");
        Assert.Equal(StripeEventState.Ignored, live.State);
        Assert.Contains("live money", live.Reason, StringComparison.Ordinal);
        Assert.Empty(await kit.EffectsAsync());
    }

    [Theory, OnBoth]
    public async Task BurstOfTwoThousand_AFifthDuplicates_TwoNodes_LosesAndDoublesNone(DatabaseProvider provider)
    {
        const int Distinct = 1600;
        var ear = new StripeEar();
        await using var first = await PortalKit.StartAsync(provider, s => s.AddStripeEar(ear));
        await using var second = await first.AnotherNodeAsync(s => s.AddStripeEar(ear));
        PortalKit[] nodes = [first, second];
        var posts = Enumerable.Range(0, 2000).Select(i => i < Distinct ? i : (i * 7) % Distinct).OrderBy(i => (i * 7919) % 2003).ToArray();
        await Parallel.ForEachAsync(posts.Index(), new ParallelOptions { MaxDegreeOfParallelism = 8 },
            async (post, ct) => await nodes[post.Index % 2].Get<StoreEvent>().RunAsync(Posted.Event($"evt_{post.Item}", $"cus_{post.Item % 50}"), ct));
        while (await first.ReadAsync(db => db.Set<StripeEventWorkRow>().AnyAsync(w => w.State == StripeEventState.Waiting)))
        {
            await Task.WhenAll(nodes.Select(n => Task.Run(n.ProcessAsync)));
            Assert.Empty(await first.ReadAsync(db => db.Set<StripeEventWorkRow>().Where(w => w.Failures > 0).Select(w => w.Reason).ToListAsync())); // the clock stands: one put off would wait for ever
        }
        Assert.Equal(Distinct, (await first.EffectsAsync()).Count);
        Assert.Equal(Distinct, ear.Heard.Count);
    }

    [Theory, OnBoth]
    public async Task StoredEvent_CannotBeChangedOrDeleted_AndItsBodyGoesInTime(DatabaseProvider provider)
    {
        await using var kit = await PortalKit.StartAsync(provider, s => s.AddStripeEar());
        await StoreAsync(kit, Posted.Event("evt_1"));
        await Assert.ThrowsAnyAsync<Exception>(() => kit.Database.WriteAsync(db => db.Set<StripeEventRow>().ExecuteUpdateAsync(set => set.SetProperty(e => e.Type, "other"))));
        await Assert.ThrowsAnyAsync<Exception>(() => kit.Database.WriteAsync(db => db.Database.ExecuteSqlRawAsync("delete from stripe_events")));

        kit.Time.Advance(TimeSpan.FromDays(91));
        await kit.Get<BillingPortal.Platform.Jobs.RunWork>().RunAsync("forget-payloads");
        Assert.Equal(1, await kit.ReadAsync(db => db.Set<StripePayloadRow>().CountAsync())); // still waiting: kept
        await kit.ProcessAsync();
        await kit.Get<BillingPortal.Platform.Jobs.RunWork>().RunAsync("forget-payloads");
        Assert.Equal(0, await kit.ReadAsync(db => db.Set<StripePayloadRow>().CountAsync()));
        Assert.Equal(1, await kit.ReadAsync(db => db.Set<StripeEventRow>().CountAsync()));
    }

    [Theory, OnBoth]
    public async Task Figures_TellLagAndRates(DatabaseProvider provider)
    {
        await using var kit = await PortalKit.StartAsync(provider, s => s.AddStripeEar());
        await StoreAsync(kit, Posted.Event("evt_1"), "signed garbage"u8.ToArray());
        kit.Time.Advance(TimeSpan.FromSeconds(90));
        Assert.Equal(new(Waiting: 1, Failing: 0, Dead: 0, Unreadable: 1, TimeSpan.FromSeconds(90), Received: 2, Ended: 0), await kit.Get<InboxBoard>().FiguresAsync());
        await kit.ProcessAsync();
        Assert.Equal(new(0, 0, 0, 1, TimeSpan.Zero, 2, 1), await kit.Get<InboxBoard>().FiguresAsync());
    }

    private static string Joined(IEnumerable<string> ids) => string.Join(' ', ids.Order(StringComparer.Ordinal));

    private static async Task StoreAsync(PortalKit kit, params byte[][] bodies)
    {
        foreach (var body in bodies) await kit.Get<StoreEvent>().RunAsync(body);
    }

    private static Task<StripeEventWorkRow> WorkAsync(PortalKit kit, string eventId) =>
        kit.ReadAsync(db => db.Set<StripeEventWorkRow>().SingleAsync(w => w.Event.EventId == eventId));
}
