using BillingPortal.Features.Entitlements;
using BillingPortal.Features.Entitlements.Contracts;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Settings;
using BillingPortal.Tests.Features.Subscriptions;
using BillingPortal.Tests.Kit;

namespace BillingPortal.Tests.Features.Entitlements;

[Trait("Part", "data")]
public sealed class AccessNewsTests
{
    [Theory, OnBoth]
    public async Task Change_IsHeardAtOnceHere_AndAtTheNextLookOnAnotherNode_OnceEach(DatabaseProvider provider)
    {
        await using var kit = await PortalKit.StartAsync(provider);
        var (mine, others) = (await kit.SignUpAsync(), await kit.SignUpAsync("otto@example.com"));
        await using var node = await kit.AnotherNodeAsync();
        var (here, there, elsewhere) = (new Count(), new Count(), new Count());
        using var a = kit.Get<AccessNews>().Listen(mine, here.Heard);
        using var b = node.Get<AccessNews>().Listen(mine, there.Heard);
        using var c = node.Get<AccessNews>().Listen(others, elsewhere.Heard);
        await node.Get<FollowAccess>().LookAsync(default); // the first look tells everybody once
        var before = (here.Times, there.Times, elsewhere.Times);
        await kit.Database.WriteAsync(db => kit.Get<AccessNews>().ChangedAsync(db, mine));
        await node.Get<FollowAccess>().LookAsync(default);
        await node.Get<FollowAccess>().LookAsync(default);
        Assert.Equal(((0, 1, 1), (1, 2, 1)), (before, (here.Times, there.Times, elsewhere.Times)));
    }

    [Theory, OnBoth]
    public async Task ChangeThatIsRolledBack_IsNotHeard(DatabaseProvider provider)
    {
        await using var kit = await PortalKit.StartAsync(provider);
        var (profile, heard) = (await kit.SignUpAsync(), new Count());
        using var listening = kit.Get<AccessNews>().Listen(profile, heard.Heard);
        await Assert.ThrowsAsync<InvalidOperationException>(() => kit.Database.WriteAsync(async db =>
        {
            await kit.Get<AccessNews>().ChangedAsync(db, profile);
            throw new InvalidOperationException("The change does not come about.");
        }));
        Assert.Equal(0, heard.Times);
    }

    [Fact]
    public async Task ListenerThatIsGone_HearsNothing_AndNobodyIsWatchedForIt()
    {
        await using var kit = await PortalKit.StartAsync(DatabaseProvider.Sqlite);
        var (profile, heard) = (await kit.SignUpAsync(), new Count());
        kit.Get<AccessNews>().Listen(profile, heard.Heard).Dispose();
        await kit.Database.WriteAsync(db => kit.Get<AccessNews>().ChangedAsync(db, profile));
        Assert.Equal((0, 0), (heard.Times, kit.Get<AccessNews>().Watched.Count));
    }

    private sealed class Count
    {
        public int Times { get; private set; }

        public Task Heard()
        {
            Times++;
            return Task.CompletedTask;
        }
    }
}
