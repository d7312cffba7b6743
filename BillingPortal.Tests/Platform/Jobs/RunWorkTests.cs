using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Jobs;
using BillingPortal.Platform.Jobs;
using BillingPortal.Platform.Settings;
using BillingPortal.Tests.Kit;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Tests.Platform.Jobs;

[Trait("Part", "data")]
public sealed class RunWorkTests
{
    [Theory, OnBoth]
    public async Task Run_StandsInTheLogWithWhatWasDone(DatabaseProvider provider)
    {
        await using var kit = await PortalKit.StartAsync(provider);
        Assert.Equal(new(RunOutcome.Done, "Did 0 due step(s)."), await kit.Get<RunWork>().RunAsync("due"));
        var line = Assert.Single(await kit.Get<JobBoard>().ReadAsync(), l => l.Name == "due");
        Assert.Equal((JobOutcome.Done, "Did 0 due step(s)."), (line.LastRun!.Outcome, line.LastRun.Message));
        Assert.NotNull(line.LastRun.EndedAt);
    }

    [Theory, OnBoth]
    public async Task WorkThatFails_SaysSoInTheLogAndHoldsNoLease(DatabaseProvider provider)
    {
        await using var kit = await PortalKit.StartAsync(provider, s => s.AddWork<Broken>());
        Assert.Equal(new(RunOutcome.Failed, "broken"), await kit.Get<RunWork>().RunAsync("broken"));
        Assert.Equal(RunOutcome.Failed, (await kit.Get<RunWork>().RunAsync("broken")).Outcome);
        Assert.Equal(2, await kit.ReadAsync(db => db.Set<JobRunRow>().CountAsync(r => r.Outcome == JobOutcome.Failed && r.Message == "broken")));
    }

    [Theory, OnBoth]
    public async Task RunningAlready_IsNotRunTwice(DatabaseProvider provider)
    {
        await using var kit = await PortalKit.StartAsync(provider);
        await using var elsewhere = await kit.Get<Leases>().TryTakeAsync("job:due", TimeSpan.FromMinutes(1));
        Assert.Equal(RunOutcome.AlreadyRunning, (await kit.Get<RunWork>().RunAsync("due")).Outcome);
        Assert.Equal(0, await kit.ReadAsync(db => db.Set<JobRunRow>().CountAsync()));
    }

    [Theory, OnBoth]
    public async Task OldRuns_AreForgottenAfterAMonth(DatabaseProvider provider)
    {
        await using var kit = await PortalKit.StartAsync(provider);
        await kit.Get<RunWork>().RunAsync("due");
        kit.Time.Advance(TimeSpan.FromDays(32));
        await kit.Get<RunWork>().RunAsync("due");
        await kit.Get<RunWork>().RunAsync("forget-old-runs");
        Assert.Equal(2, await kit.ReadAsync(db => db.Set<JobRunRow>().CountAsync()));
    }

    private sealed class Broken : IWork
    {
        public static string Name => "broken";

        public static Rhythm Rhythm => Rhythm.Daily(1);

        public Task<string> DoAsync(CancellationToken ct) => throw new InvalidOperationException("broken");
    }
}
