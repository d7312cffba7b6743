using BillingPortal.Features.Operations;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Audit;
using BillingPortal.Platform.Facts;
using BillingPortal.Platform.Identity;
using BillingPortal.Platform.Jobs;
using BillingPortal.Platform.Settings;
using BillingPortal.Tests.Kit;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Tests.Features.Operations;

[Trait("Part", "data")]
public sealed class DeedTests
{
    private static readonly Actor Admin = Actor.Person("ann", isAdmin: true);

    [Theory, OnBoth]
    public async Task JobRunByHand_IsInTheTrail(DatabaseProvider provider)
    {
        await using var kit = await PortalKit.StartAsync(provider);
        var done = await kit.Get<RunJob>().RunAsync(Admin, "due");
        Assert.Equal(RunOutcome.Done, done.Value.Outcome);
        Assert.Equal("job_unknown", (await kit.Get<RunJob>().RunAsync(Admin, "dew")).Refused?.Code);
        Assert.Equal(["person:ann job.run job:due"], await EntriesAsync(kit));
    }

    [Theory, OnBoth]
    public async Task DeadFactTriedAgain_IsInTheTrailOnce(DatabaseProvider provider)
    {
        var ear = new Ear { Do = _ => throw new InvalidOperationException("broken") };
        await using var kit = await PortalKit.StartAsync(provider, s => s.AddHeard(ear));
        await DieAsync(kit);
        var dead = (await kit.Get<FactBoard>().DeadAsync(10)).Single();

        Assert.Equal(1, (await kit.Get<RetryFacts>().RunAsync(Admin, dead.Delivery)).Value);
        Assert.Equal("fact_not_dead", (await kit.Get<RetryFacts>().RunAsync(Admin, dead.Delivery)).Refused?.Code);
        Assert.Equal("fact_not_dead", (await kit.Get<RetryFacts>().RunAsync(Admin, null)).Refused?.Code);
        Assert.Equal([$"person:ann fact.retried fact:{dead.Delivery}"], await EntriesAsync(kit));
        Assert.Equal(1, (await kit.Get<FactBoard>().FiguresAsync()).Waiting);
    }

    internal static async Task DieAsync(PortalKit kit)
    {
        await kit.TellAsync("customer:1", 1);
        await kit.DeliverFactsAsync();
        foreach (var pause in DeliverFacts.Pauses)
        {
            kit.Time.Advance(pause);
            await kit.DeliverFactsAsync();
        }
    }

    private static Task<List<string>> EntriesAsync(PortalKit kit) => kit.ReadAsync(db => db.Set<AuditEntryRow>().OrderBy(e => e.Id).Select(e => e.Actor + " " + e.Action + " " + e.Subject).ToListAsync());
}
