using System.Collections.Concurrent;
using BillingPortal.Platform.Jobs;
using BillingPortal.Platform.Settings;
using BillingPortal.Tests.Kit;
using Microsoft.Extensions.DependencyInjection;
using Quartz;

namespace BillingPortal.Tests.Platform.Jobs;

[Trait("Part", "web")]
public sealed class QuartzTests
{
    [Theory, OnBoth]
    public async Task Portal_IsWokenByItself_AndSaysWhenNext(DatabaseProvider provider)
    {
        var beats = new Beats(enough: 2);
        await using var portal = await RunningPortal.StartAsync(provider, s => s.AddSingleton(beats).AddWork<Beat>());
        await beats.Enough;
        Assert.All(await portal.Get<JobBoard>().ReadAsync(), line => Assert.NotNull(line.NextRun));
    }

    [PostgresFact]
    public async Task TwoNodes_EachFiringHappensOnce()
    {
        var (beats, firings) = (new Beats(enough: 1), new Firings(enough: 4));
        await using var first = await RunningPortal.StartAsync(DatabaseProvider.PostgreSQL, s => s.AddSingleton(beats).AddWork<Beat>());
        await using var second = await RunningPortal.OnAsync(first.Store, s => s.AddSingleton(beats).AddWork<Beat>());
        foreach (var node in new[] { first, second })
            (await node.Get<ISchedulerFactory>().GetScheduler()).ListenerManager.AddJobListener(firings);
        await firings.Enough;
        Assert.Equal(firings.Meant.Count, firings.Meant.Distinct().Count());
    }

    [PostgresFact]
    public async Task NodeThatStops_LeavesTheWorkToTheOther()
    {
        var (gone, left) = (new Beats(enough: 1), new Beats(enough: 1));
        await using var store = await TestDatabase.ReadyAsync(DatabaseProvider.PostgreSQL);
        await using (await RunningPortal.OnAsync(store, s => s.AddSingleton(gone).AddWork<Beat>())) await gone.Enough;
        await using var second = await RunningPortal.OnAsync(store, s => s.AddSingleton(left).AddWork<Beat>());
        await left.Enough;
    }

    /// <summary>Lets the test wait until enough has happened; the limit only ends a run that would hang.</summary>
    private sealed class Beats(int enough)
    {
        private readonly TaskCompletionSource met = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int count;

        public Task Enough => met.Task.WaitAsync(TimeSpan.FromSeconds(60));

        public void Add()
        {
            if (Interlocked.Increment(ref count) >= enough) met.TrySetResult();
        }
    }

    private sealed class Beat(Beats beats) : IWork
    {
        public static string Name => "beat";

        public static Rhythm Rhythm => Rhythm.Every(TimeSpan.FromMilliseconds(800));

        public Task<string> DoAsync(CancellationToken ct)
        {
            beats.Add();
            return Task.FromResult("beat");
        }
    }

    /// <summary>The instants that Quartz meant: one that two nodes fired stands twice.</summary>
    private sealed class Firings(int enough) : IJobListener
    {
        private readonly Beats heard = new(enough);

        public Task Enough => heard.Enough;

        public string Name => "firings";

        public ConcurrentQueue<DateTimeOffset?> Meant { get; } = [];

        public ValueTask JobToBeExecuted(IJobExecutionContext context, CancellationToken cancellationToken = default)
        {
            if (context.JobDetail.Key.Name == Beat.Name)
            {
                Meant.Enqueue(context.ScheduledFireTimeUtc);
                heard.Add();
            }
            return ValueTask.CompletedTask;
        }
    }
}
