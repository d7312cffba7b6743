using BillingPortal.Features.Usage.Contracts;
using BillingPortal.Platform.Api;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Usage;
using BillingPortal.Platform.Settings;
using BillingPortal.Tests.Kit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BillingPortal.Tests.Features.Usage;

[Trait("Part", "data")]
public sealed class BrokenJournalTests
{
    /// <summary>The wire breaks at the first write of a group, then at the second … and once not at all. Whatever was answered stands, whatever was not can be sent again, and nothing counts twice.</summary>
    [Theory, OnBoth]
    public async Task WireBrokenAtEachWrite_LosesNothingAndCountsNothingTwice(DatabaseProvider provider)
    {
        var wire = new Wire();
        await using var kit = await PortalKit.StartAsync(provider, services => services.AddSingleton<KeptWire>(wire));
        var key = (await kit.Database.WriteAsync(db => kit.Get<ApiKeys>().MakeAsync(db, "tests", [Scopes.Usage], null))).Row.Id;
        await kit.CustomerAsync("acme");
        await kit.CustomerAsync("beta");
        var (broken, units) = (0, 0L);
        for (var whole = false; !whole; broken++)
        {
            var batch = new UsageBatch([new($"a{broken}", "acme", 1), new($"b{broken}", "beta", 2, kit.Clock.UtcNow.AddDays(-1)), new($"c{broken}", "nobody", 1)], key);
            whole = await TryAsync(kit, batch, wire, broken);
            Assert.All(await kit.Get<IUsageJournal>().WriteAsync(batch), a => Assert.NotEqual(UsageOutcome.Conflict, a.Outcome));
            Assert.Equal(units += 3, await kit.BalanceAsync());
        }
        Assert.True(broken > (provider == DatabaseProvider.Sqlite ? 8 : 2), $"Only {broken} writes were broken.");
    }

    private static async Task<bool> TryAsync(PortalKit kit, UsageBatch batch, Wire wire, int writes)
    {
        var before = (await kit.EventsAsync()).Length;
        wire.CutAfter(writes);
        try
        {
            Assert.Equal([UsageOutcome.Accepted, UsageOutcome.Accepted, UsageOutcome.Refused], (await kit.Get<IUsageJournal>().WriteAsync(batch)).Select(a => a.Outcome));
            return true;
        }
        catch (IOException)
        {
            Assert.InRange((await kit.EventsAsync()).Length, before, before + (kit.Store.Provider == DatabaseProvider.Sqlite ? 0 : 2));
            return false;
        }
        finally
        {
            wire.CutAfter(int.MaxValue);
        }
    }

    private sealed class Wire : KeptWire
    {
        private int left = int.MaxValue;

        public void CutAfter(int writes) => Volatile.Write(ref left, writes);

        public override void Pass()
        {
            if (Interlocked.Decrement(ref left) < 0) throw new IOException("The wire was cut.");
        }
    }
}
