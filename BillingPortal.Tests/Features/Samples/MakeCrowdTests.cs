using BillingPortal.Features.Invoices.Truth;
using BillingPortal.Features.Samples;
using BillingPortal.Platform.Clock;
using BillingPortal.Platform.Data.Model.Customers;
using BillingPortal.Platform.Data.Model.Invoices;
using BillingPortal.Platform.Data.Model.Usage;
using BillingPortal.Platform.Settings;
using BillingPortal.Tests.Features.Invoices.Closing;
using BillingPortal.Tests.Kit;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Tests.Features.Samples;

[Trait("Part", "data")]
public sealed class MakeCrowdTests
{
    [Theory, OnBoth]
    public async Task SecondRun_AddsOthers_WhoseMonthsAreClosedToo(DatabaseProvider provider)
    {
        await using var kit = await PortalKit.StartAsync(provider);
        var first = (await kit.Get<MakeCrowd>().RunAsync(new(12, 4))).Value;
        var before = await kit.BilledAsync();
        var second = (await kit.Get<MakeCrowd>().RunAsync(new(8, 6))).Value;
        var after = await kit.BilledAsync();

        Assert.Equal((1, 12, 13, 20), (first.First, first.Last, second.First, second.Last));
        Assert.Empty(first.Faults.Concat(second.Faults));
        Assert.NotEmpty(before);
        Assert.Equal(string.Join('\n', before), string.Join('\n', after.Where(b => string.CompareOrdinal(b, "sample-000013") < 0)));
        Assert.Contains(after, b => string.CompareOrdinal(b, "sample-000013") >= 0);
        Assert.Equal(20, await kit.ReadAsync(db => db.Set<BillingProfileRow>().CountAsync()));
        Assert.All(await kit.ReadAsync(db => db.Set<BillingRunRow>().ToListAsync()), run => Assert.Equal((RunStage.Done, run.Month.AddMonths(1)), (run.Stage, DateOnly.FromDateTime(run.DoneAt!.Value))));
        await TrueAsync(kit);
    }

    [Theory, OnBoth]
    public async Task AnotherSandbox_IsFilledAlike(DatabaseProvider provider)
    {
        await using var one = await PortalKit.StartAsync(provider);
        await using var two = await PortalKit.StartAsync(DatabaseProvider.Sqlite);
        foreach (var kit in new[] { one, two }) await kit.Get<MakeCrowd>().RunAsync(new(8, 4));
        Assert.Equal(await one.BilledAsync(), await two.BilledAsync());
        Assert.Equal(await one.ReadAsync(db => db.Set<UsageEventRow>().SumAsync(e => e.Units)), await two.ReadAsync(db => db.Set<UsageEventRow>().SumAsync(e => e.Units)));
    }

    [Fact]
    public async Task OutsideTheSandbox_NothingIsMade()
    {
        await using var kit = await PortalKit.StartAsync(DatabaseProvider.Sqlite, settings: ["--Stripe:SecretKey=sk_test_x", "--Portal:PublicUrl=https://billing.example.com", "--Mail:Host=127.0.0.1", "--Mail:From=portal@example.com"]);
        Assert.Equal("not_sandbox", (await kit.Get<MakeCrowd>().RunAsync(new(1, 1))).Refused!.Code);
        await Assert.ThrowsAsync<InvalidOperationException>(() => kit.Get<WalkPast>().FromAsync(kit.Clock.UtcNow.AddDays(-1)));
        Assert.Equal(0, await kit.ReadAsync(db => db.Set<BillingProfileRow>().CountAsync()));
    }

    [Fact]
    public async Task WhileSomebodyElseWalks_ItIsRefusedAndTheClockIsBack()
    {
        await using var kit = await PortalKit.StartAsync(DatabaseProvider.Sqlite);
        var present = kit.Clock.UtcNow;
        await using var lease = await kit.Get<BillingPortal.Platform.Data.Leases>().TryTakeAsync("walk", TimeSpan.FromMinutes(1));
        Assert.Equal("busy", (await kit.Get<MakeCrowd>().RunAsync(new(1, 1))).Refused!.Code);
        Assert.Equal(present, kit.Clock.UtcNow);
    }

    private static async Task TrueAsync(PortalKit kit)
    {
        await kit.Get<VerifyInvoices>().RunAsync(null, one =>
        {
            Assert.True(one.IsRight, one.Sentence);
            return Task.CompletedTask;
        });
    }
}
