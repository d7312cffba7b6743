using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Starting;
using BillingPortal.Platform.Settings;
using BillingPortal.Tests.Kit;

namespace BillingPortal.Tests.Platform.Data;

[Trait("Part", "data")]
public sealed class FileTurnTests
{
    [Fact]
    public async Task PortalsShareAFile_AndNobodyIsAloneThereMeanwhile()
    {
        await using var kit = await PortalKit.StartAsync(DatabaseProvider.Sqlite);
        await using var sampler = await kit.AnotherNodeAsync();
        await using (var other = await kit.AnotherNodeAsync())
        {
            Assert.True(await kit.Get<FileTurn>().ShareAsync());
            Assert.True(await other.Get<FileTurn>().ShareAsync());
            Assert.False(await sampler.Get<FileTurn>().TakeWholeAsync());
        }
        Assert.False(await sampler.Get<FileTurn>().TakeWholeAsync());
        kit.Get<FileTurn>().Dispose();
        Assert.True(await sampler.Get<FileTurn>().TakeWholeAsync());
    }

    [Fact]
    public async Task WhoFindsNobodyThere_ForgetsWhatDeadOnesHeld_AndOnlyThen()
    {
        await using var kit = await PortalKit.StartAsync(DatabaseProvider.Sqlite);
        await using var other = await kit.AnotherNodeAsync();
        var hour = TimeSpan.FromHours(1);
        await kit.Get<Leases>().TryTakeAsync("dead", hour);
        Assert.True(await kit.Get<FileTurn>().ShareAsync());
        Assert.NotNull(await kit.Get<Leases>().TryTakeAsync("dead", hour));
        Assert.True(await other.Get<FileTurn>().ShareAsync());
        Assert.Null(await other.Get<Leases>().TryTakeAsync("dead", hour));
    }

    [PostgresFact]
    public async Task OnPostgreSQL_LeasesAloneSpeak()
    {
        await using var kit = await PortalKit.StartAsync(DatabaseProvider.PostgreSQL);
        await kit.Get<Leases>().TryTakeAsync("x", TimeSpan.FromHours(1));
        Assert.True(await kit.Get<FileTurn>().ShareAsync() && await kit.Get<FileTurn>().TakeWholeAsync());
        Assert.Null(await kit.Get<Leases>().TryTakeAsync("x", TimeSpan.FromHours(1)));
    }
}
