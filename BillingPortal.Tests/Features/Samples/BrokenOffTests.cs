using BillingPortal.Features.Account;
using BillingPortal.Features.Samples;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Customers;
using BillingPortal.Platform.Data.Model.Installation;
using BillingPortal.Platform.Settings;
using BillingPortal.Tests.Features.Invoices.Closing;
using BillingPortal.Tests.Kit;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Tests.Features.Samples;

[Trait("Part", "data")]
public sealed class BrokenOffTests
{
    private static readonly CrowdWish Some = new(30, 5);
    private static readonly TimeSpan Quarter = TimeSpan.FromMilliseconds(250);

    /// <summary>The wire is cut after so many statements, as for a program that was killed there, again and again; each time somebody goes on.</summary>
    [Theory, OnBoth]
    public async Task CrowdCutOffAgainAndAgain_IsGoneOnWith_AsIfNothingHadBeen(DatabaseProvider provider)
    {
        await using var kit = await PortalKit.StartAsync(provider);
        foreach (var cut in new[] { 4, 30, 90, 200, 450, 900 }) await CutAsync(kit, cut, node => node.Get<MakeCrowd>().RunAsync(Some));
        Assert.True(await kit.Get<MakeCrowd>().IsUnfinishedAsync());
        var made = (await kit.Get<MakeCrowd>().RunAsync(new(7, 1))).Value;
        Assert.Equal((1, 30, true), (made.First, made.Last, made.WentOn));
        Assert.Empty(made.Faults);
        Assert.False(await kit.Get<MakeCrowd>().IsUnfinishedAsync());

        await using var calm = await PortalKit.StartAsync(DatabaseProvider.Sqlite);
        await calm.Get<MakeCrowd>().RunAsync(Some);
        Assert.Equal(await calm.ToldAsync(), await kit.ToldAsync());
        await kit.BalanceAsync();
    }

    [Theory, OnBoth]
    public async Task CrowdStoppedByItsKeys_IsFinishedByTheNextStart(DatabaseProvider provider)
    {
        await using var kit = await PortalKit.StartAsync(provider, settings: "--Portal:Sample=None");
        using var stop = new CancellationTokenSource();
        var present = kit.Clock.UtcNow;
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => kit.Get<MakeCrowd>().RunAsync(Some, at =>
        {
            if (at.At > present.AddMonths(-2)) stop.Cancel();
        }, stop.Token));
        Assert.Equal(present, kit.Clock.UtcNow);
        Assert.True(await kit.Get<MakeCrowd>().IsUnfinishedAsync());
        await kit.Get<MakeFirstPast>().RunAsync();

        await using var calm = await PortalKit.StartAsync(DatabaseProvider.Sqlite);
        await calm.Get<MakeCrowd>().RunAsync(Some);
        Assert.Equal(await calm.ToldAsync(), await kit.ToldAsync());
    }

    [Theory, OnBoth]
    public async Task FirstPastCutOff_IsLivedByTheNextStart_AsIfNothingHadBeen(DatabaseProvider provider)
    {
        await using var kit = await PortalKit.StartAsync(provider);
        await kit.Get<SamplePeople>().MakeAsync();
        foreach (var cut in new[] { 6, 40, 150, 400, 800 }) await CutAsync(kit, cut, node => node.Get<MakeFirstPast>().RunAsync());
        await kit.Get<MakeFirstPast>().RunAsync();

        await using var calm = await PortalKit.StartAsync(DatabaseProvider.Sqlite);
        await calm.Get<SamplePeople>().MakeAsync();
        await calm.Get<MakeFirstPast>().RunAsync();
        Assert.Equal(await calm.ToldAsync(), await kit.ToldAsync());
        await kit.BalanceAsync();
    }

    [Fact]
    public async Task AfterAKilledProgram_AStartWaitsForItsTurnToEnd()
    {
        await using var kit = await PortalKit.StartAsync(DatabaseProvider.Sqlite);
        await kit.Get<SamplePeople>().MakeAsync();
        await kit.Get<Leases>().TryTakeAsync("sample-past", TimeSpan.FromMinutes(1));
        await kit.Get<Leases>().TryTakeAsync("walk", TimeSpan.FromMinutes(5));
        var (begun, start) = (kit.Time.GetUtcNow(), kit.Get<MakeFirstPast>().RunAsync());
        while (!start.IsCompleted)
        {
            kit.Time.Advance(kit.Time.GetUtcNow() < begun + TimeSpan.FromMinutes(5) ? Quarter : TimeSpan.FromSeconds(1));
            await Task.Yield();
        }
        await start;
        Assert.True(kit.Time.GetUtcNow() >= begun + TimeSpan.FromMinutes(5));
        Assert.NotEmpty(await kit.BilledAsync());
    }

    [Theory, OnBoth]
    public async Task PeopleHalfMadeByAKilledProgram_AreMadeByTheNext(DatabaseProvider provider)
    {
        await using var kit = await PortalKit.StartAsync(provider);
        await CutAsync(kit, 60, node => node.Get<SamplePeople>().MakeAsync());
        Assert.InRange(await kit.ReadAsync(db => db.Set<BillingProfileRow>().CountAsync()), 0, 4);
        Assert.Equal(7, (await kit.Get<SamplePeople>().MakeAsync()).Count);
        Assert.Equal(5, await kit.ReadAsync(db => db.Set<BillingProfileRow>().CountAsync()));
    }

    // What the dead one held is over five minutes later.
    private static async Task CutAsync(PortalKit kit, int after, Func<PortalKit, Task> work)
    {
        var wire = new CutWire();
        await using var node = await kit.AnotherNodeAsync(wire.Cut);
        wire.CutAfter(after);
        await Assert.ThrowsAnyAsync<Exception>(() => work(node));
        wire.CutAfter(int.MaxValue);
        await kit.Database.WriteAsync(db => db.Set<LeaseRow>().ExecuteDeleteAsync());
    }
}
