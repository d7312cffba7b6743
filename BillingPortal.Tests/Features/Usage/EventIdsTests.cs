using BillingPortal.Features.Usage.Contracts;
using BillingPortal.Features.Usage.Journal;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Settings;
using BillingPortal.Tests.Kit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BillingPortal.Tests.Features.Usage;

/// <summary>Ids on SQLite, written down in runs.</summary>
[Trait("Part", "data")]
public sealed class EventIdsTests
{
    private const int Run = 4096;

    /// <summary>Two runs and some more; then the same program, another one on the same file, and one begun anew: all know every id.</summary>
    [Fact]
    public async Task IdsOfClosedRuns_AreKnownToAllPrograms_ForTheirWindow()
    {
        await using var kit = await PortalKit.StartAsync(DatabaseProvider.Sqlite, Short);
        await using var beside = await kit.AnotherNodeAsync(Short);
        await kit.CustomerAsync("acme");
        Assert.Equal(["Accepted"], await beside.SendAsync(Of(-1)));
        for (var sent = 0; sent < 2 * Run + 300; sent += 250) await SendAsync(kit, sent, 250, UsageOutcome.Accepted);
        Assert.Equal([1L, 2L], await kit.ReadAsync(db => db.Database.SqlQueryRaw<long>("select run as Value from usage_runs order by run").ToListAsync()));
        await using var anew = await kit.AnotherNodeAsync(Short);
        foreach (var node in new[] { kit, beside, anew })
        {
            foreach (var from in new[] { 0, 4000, 4400, 8000, 2 * Run })
                await SendAsync(node, from, 200, UsageOutcome.Duplicate);
            Assert.Equal(["Conflict event_conflict", "Accepted"], await node.SendAsync(Of(7) with { Units = 2 }, Of(1_000_000 + Random(node))));
        }
        kit.Time.Advance(TimeSpan.FromDays(37));
        for (var sent = 500_000; sent < 500_000 + Run; sent += 500) await SendAsync(beside, sent, 500, UsageOutcome.Accepted);
        await SendAsync(kit, 500_000, 300, UsageOutcome.Duplicate);
        // Beyond the window nobody looks any more when an event arrives; taking one back looks through all there is.
        Assert.Equal(-1, (await kit.Get<IUsageJournal>().ReverseAsync(new("e100"), new())).Value.Units);

        int Random(PortalKit node) => node == kit ? 1 : node == beside ? 2 : 3;
    }

    private static void Short(IServiceCollection services) => services.AddSingleton(new RunLength(Run));

    private static async Task SendAsync(PortalKit node, int from, int count, UsageOutcome outcome)
    {
        var answers = await node.Get<IUsageJournal>().WriteAsync(new([.. Enumerable.Range(from, count).Select(Of)], null));
        Assert.DoesNotContain(answers, a => a.Outcome != outcome);
    }

    private static NewUsage Of(int number) => new("e" + number, "acme", 1);
}
