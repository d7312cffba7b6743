using BillingPortal.Core.Entitlements;
using BillingPortal.Features.Entitlements;
using BillingPortal.Features.Entitlements.Contracts;
using BillingPortal.Features.Usage.Contracts;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Subscriptions;
using BillingPortal.Platform.Data.Model.Usage;
using BillingPortal.Platform.Settings;
using BillingPortal.Tests.Features.Catalog;
using BillingPortal.Tests.Features.Subscriptions;
using BillingPortal.Tests.Kit;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Tests.Features.Entitlements;

[Trait("Part", "data")]
public sealed class ConsumeTests
{
    private const int Racing = 100;

    [Theory, OnBoth]
    public async Task HundredAtOnce_AreGivenWhatIsLeft_AndNotOneUnitMore(DatabaseProvider provider)
    {
        await using var kit = await PortalKit.StartAsync(provider);
        await RaceAsync(kit, [kit]);
    }

    [PostgresFact]
    public async Task HundredAtOnceOnTwoNodes_AreGivenWhatIsLeft_AndNotOneUnitMore()
    {
        await using var kit = await PortalKit.StartAsync(DatabaseProvider.PostgreSQL);
        await using var node = await kit.AnotherNodeAsync();
        await RaceAsync(kit, [kit, node]);
    }

    /// <summary>Whole or not at all; each stop; by state; and what another node changed a moment ago counts, also while this one has not seen it.</summary>
    [Theory, OnBoth]
    public async Task EachStop_RefusesWhatWouldPassIt_AsItStandsInTheBooks(DatabaseProvider provider)
    {
        await using var kit = await PortalKit.StartAsync(provider);
        await using var node = await kit.AnotherNodeAsync();
        await kit.AddTierAsync("Harbour", terms => (terms.HardLimit, terms.Included) = (true, 10));
        var (harbour, basic) = (await kit.SignUpAsync(plan: "Harbour"), await kit.SignUpAsync("otto@example.com"));
        Assert.Equal("yes, hard_limit, yes, again, conflict, hard_limit", await AskAsync(kit, harbour, ("a", 7), ("b", 4), ("c", 3), ("c", 3), ("c", 2), ("d", 1)));
        Assert.Equal((10L, "hard_limit"), ((await TellAsync(kit, harbour)).Used, (await TellAsync(kit, harbour)).Reason));

        Assert.Equal("yes", await AskAsync(kit, basic, ("e", 99)));
        Assert.True((await TellAsync(kit, basic)).Allowed);
        await ChangeAsync(node, basic, db => db.Add(new OverrideRow { ProfileId = basic, FromDay = new(2026, 6, 1), HardCap = 100, Reason = "Small", GivenBy = "ada", GivenAt = kit.Clock.UtcNow }));
        await node.UseAsync(basic, 1);
        Assert.Equal((true, 99L), ((await TellAsync(kit, basic)).Allowed, (await TellAsync(kit, basic)).Used)); // not seen yet
        Assert.Equal("hard_cap", await AskAsync(kit, basic, ("f", 1)));

        await kit.PassAsync(TimeSpan.FromDays(14));
        Assert.Equal("trial_over", await AskAsync(kit, basic, ("g", 1)));
        await ChangeAsync(node, basic, db => db.Add(new SpendingCapRow { ProfileId = basic, FromDay = new(2026, 6, 1), CapMinor = 450, SetBy = "customer", SetAt = kit.Clock.UtcNow }));
        await node.HasCardAsync(basic);
        Assert.Equal("spending_cap, yes, again", await AskAsync(kit, basic, ("h", 56), ("i", 52), ("i", 52))); // 50 are included, and $4.50 pays for two
        Assert.Equal("yes", await AskAsync(kit, basic, "seats", ("j", 1000))); // of another meter nothing is limited
    }

    private static async Task RaceAsync(PortalKit kit, PortalKit[] nodes)
    {
        await kit.AddTierAsync("Harbour", terms => (terms.HardLimit, terms.Included) = (true, 31));
        var profile = await kit.SignUpAsync(plan: "Harbour");
        var customer = (await kit.Get<ILiveEntitlements>().OfAsync(profile)).CustomerId;
        var answers = await Task.WhenAll(Enumerable.Range(0, Racing).Select(i => nodes[i % nodes.Length].Get<IUsageJournal>().ConsumeAsync(new($"race-{i}", customer, 1 + i % 2), null)));
        var given = Enumerable.Range(0, Racing).Where(i => answers[i].Outcome == UsageOutcome.Accepted).Sum(i => 1 + i % 2);
        Assert.Equal((31, 31L), (given, await kit.ReadAsync(db => db.Set<UsageMonthRow>().Where(m => m.ProfileId == profile).Select(m => m.Units).SingleAsync())));
        Assert.All(answers.Where(a => a.Outcome != UsageOutcome.Accepted), a => Assert.Equal("hard_limit", a.Refused!.Code));
        foreach (var node in nodes)
        {
            await node.Get<FollowLive>().LookAsync(default);
            Assert.Equal((false, 31L), ((await TellAsync(node, profile)).Allowed, (await TellAsync(node, profile)).Used));
        }
    }

    private static Task<string> AskAsync(PortalKit kit, long profile, params (string Id, long Units)[] asked) => AskAsync(kit, profile, Meters.Units, asked);

    private static async Task<string> AskAsync(PortalKit kit, long profile, string meter, params (string Id, long Units)[] asked)
    {
        var (customer, said) = ((await kit.Get<ILiveEntitlements>().OfAsync(profile)).CustomerId, new List<string>());
        foreach (var (id, units) in asked)
        {
            var done = await kit.Get<IUsageJournal>().ConsumeAsync(new(id, customer, units, null, meter), null);
            said.Add(done.Outcome switch
            {
                UsageOutcome.Accepted => "yes",
                UsageOutcome.Duplicate => "again",
                UsageOutcome.Conflict => "conflict",
                _ => done.Refused!.Code,
            });
        }
        return string.Join(", ", said);
    }

    private static async Task<Entitlement> TellAsync(PortalKit kit, long profile) => (await kit.Get<ILiveEntitlements>().OfAsync(profile)).Answer;

    private static Task ChangeAsync(PortalKit kit, long profile, Action<PortalDb> change) => kit.Database.WriteAsync(db =>
    {
        change(db);
        return kit.Get<AccessNews>().ChangedAsync(db, profile);
    });
}
