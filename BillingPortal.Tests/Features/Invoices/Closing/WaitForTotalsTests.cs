using BillingPortal.Features.Invoices.Closing;
using BillingPortal.Features.Usage.Contracts;
using BillingPortal.Platform.Data.Model.Customers;
using BillingPortal.Platform.Settings;
using BillingPortal.Tests.Features.Subscriptions;
using BillingPortal.Tests.Kit;
using Microsoft.EntityFrameworkCore;
using static BillingPortal.Tests.Features.Subscriptions.PlanWishes;

namespace BillingPortal.Tests.Features.Invoices.Closing;

/// <summary>Usage that is told by a total a day: that of the last day comes when the month is over.</summary>
[Trait("Part", "data")]
public sealed class WaitForTotalsTests
{
    [Theory, OnBoth]
    public async Task Draft_WaitsForTheTotalOfTheLastDay_AndForNobodyElse(DatabaseProvider provider)
    {
        await using var kit = await PlanWishes.StartAsync(provider);
        var (told, silent, events) = (await PayingAsync(kit, "a"), await PayingAsync(kit, "b"), await PayingAsync(kit, "c"));
        await ToAsync(kit, "2026-06-21");
        foreach (var profile in new[] { told, silent }) await TotalAsync(kit, profile, "2026-06-20", 60);
        await ToAsync(kit, "2026-07-01T01:00");
        Assert.Equal("Draft Draft Open", await StatesAsync(kit, told, silent, events));
        Assert.Equal(Instant("2026-07-02T12:00"), await kit.Get<FinishMonths>().NextAsync(default));

        await ToAsync(kit, "2026-07-01T05:00");
        await TotalAsync(kit, told, "2026-06-30", 20);
        await ToAsync(kit, "2026-07-01T05:01");
        Assert.Equal("Open Draft Open", await StatesAsync(kit, told, silent, events));
        Assert.Contains("30 units above 50 at $2.25 67.50", await kit.InvoicesAsync(told), StringComparison.Ordinal);

        await ToAsync(kit, "2026-07-02T11:59");
        Assert.Equal("Open Draft Open", await StatesAsync(kit, told, silent, events));
        await ToAsync(kit, "2026-07-02T12:00");
        Assert.Equal("Open Open Open", await StatesAsync(kit, told, silent, events));
        Assert.Contains("10 units above 50 at $2.25 22.50", await kit.InvoicesAsync(silent), StringComparison.Ordinal);
        Assert.Null(await kit.Get<FinishMonths>().NextAsync(default));
        await kit.BalanceAsync();
    }

    private static async Task TotalAsync(PortalKit kit, long profile, string day, long units)
    {
        var customer = await kit.ReadAsync(db => db.Set<BillingProfileRow>().Where(p => p.Id == profile).Select(p => p.PublicId).SingleAsync());
        Assert.True((await kit.Get<IUsageJournal>().SetTotalAsync(new(customer, Day(day), units), new())).IsDone);
    }

    private static async Task<string> StatesAsync(PortalKit kit, params long[] profiles)
    {
        var states = new List<string>();
        foreach (var profile in profiles) states.Add((await kit.RowsAsync(profile)).Single().State.ToString());
        return string.Join(' ', states);
    }
}
