using BillingPortal.Platform.Data;
using BillingPortal.Platform.Settings;
using BillingPortal.Tests.Kit;

namespace BillingPortal.Tests.Platform.Data;

[Trait("Part", "data")]
public sealed class LeasesTests
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    [Theory, OnBoth]
    public async Task ManyAsk_OneHasIt(DatabaseProvider provider)
    {
        await using var kit = await PortalKit.StartAsync(provider);
        await using var other = await kit.AnotherNodeAsync();
        var asked = await Task.WhenAll(Enumerable.Range(0, 10).Select(i => (i % 2 == 0 ? kit : other).Get<Leases>().TryTakeAsync("x", Minute)));
        Assert.Single(asked, lease => lease is not null);
    }

    [Theory, OnBoth]
    public async Task LeaseThatRanOut_GoesToTheNext_AndTheFirstCannotExtendIt(DatabaseProvider provider)
    {
        await using var kit = await PortalKit.StartAsync(provider);
        var first = await kit.Get<Leases>().TryTakeAsync("x", Minute);
        kit.Time.Advance(Minute);
        var second = await kit.Get<Leases>().TryTakeAsync("x", Minute);
        Assert.NotNull(second);
        Assert.False(await first!.ExtendAsync(Minute));
        Assert.True(await second.ExtendAsync(Minute));
    }

    [Theory, OnBoth]
    public async Task LeaseGivenBack_IsFreeAtOnce(DatabaseProvider provider)
    {
        await using var kit = await PortalKit.StartAsync(provider);
        await using (await kit.Get<Leases>().TryTakeAsync("x", Minute)) Assert.Null(await kit.Get<Leases>().TryTakeAsync("x", Minute));
        Assert.NotNull(await kit.Get<Leases>().TryTakeAsync("x", Minute));
    }
}
