using BillingPortal.Core.Periods;
using BillingPortal.Features.Invoices;
using BillingPortal.Features.Invoices.Admin;
using BillingPortal.Features.Invoices.Closing;
using BillingPortal.Platform.Data.Model.Invoices;
using BillingPortal.Platform.Settings;
using BillingPortal.Tests.Kit;
using static BillingPortal.Tests.Features.Subscriptions.PlanWishes;

namespace BillingPortal.Tests.Features.Invoices;

/// <summary>What is asked of large tables is found by an index, however many rows others have.</summary>
[Trait("Part", "data")]
public sealed class InvoicePlansTests
{
    // They have a few rows, however many customers there are.
    private static readonly string[] Small = ["json_each", "tier", "billing_runs"];

    [Fact]
    public async Task PageOfAMonthEnd_ReadsOnlyWhatBelongsToItsCustomers()
    {
        var heard = new HeardStatements();
        await using var kit = await StartAsync(DatabaseProvider.Sqlite);
        await PayingAsync(kit, "a");
        await using var walker = await kit.AnotherNodeAsync(heard.Listen);
        var end = (await walker.Get<CloseMonths>().NextAsync(default))!.Value;
        kit.Time.Advance(end.AddHours(2) - kit.Clock.UtcNow);
        heard.Forget();
        await walker.Get<CloseMonths>().DoAsync(end, default);
        await walker.Get<FinishMonths>().DoAsync(end.AddHours(1), default);
        var pages = (await heard.PlansAsync(kit)).Where(l => l.Contains("json_each", StringComparison.Ordinal)).ToList();
        Assert.True(pages.Count > 30, $"There are {pages.Count} lines only.");
        Assert.DoesNotContain(pages, l => l.StartsWith("SCAN ", StringComparison.Ordinal) && !Array.Exists(Small, s => l[..l.IndexOf("<<", StringComparison.Ordinal)].Contains(s, StringComparison.Ordinal)));
        Assert.DoesNotContain(pages, l => l.Contains("(state=?)", StringComparison.Ordinal) || l.Contains("(invoice_id=?) << SELECT \"o\"", StringComparison.Ordinal));
    }

    [Theory, OnBoth]
    public async Task ListsOfInvoices_AreReadInOrder_WithoutSortingThemAll(DatabaseProvider provider)
    {
        var heard = new HeardStatements();
        await using var kit = await PortalKit.StartAsync(provider, heard.Listen);
        var (browse, mine, month) = (kit.Get<BrowseInvoices>(), kit.Get<ListInvoices>(), new CalendarMonth(2026, 5));
        heard.Forget();
        foreach (var asked in new InvoicesQuestion[] { new(), new(Beside: new(null, 9)), new(State: InvoiceState.Open), new(State: InvoiceState.Open, Beside: new(kit.Clock.UtcNow, 9)), new(Month: month), new(Month: month, Beside: new(null, 9)) })
            await browse.RunAsync(asked);
        await mine.LastAsync(1, 3);
        var plans = await heard.PlansAsync(kit);
        Assert.True(plans.Count >= 7, $"There are {plans.Count} lines only.");
        Assert.DoesNotContain(plans, l => l.StartsWith("USE TEMP B-TREE FOR ORDER BY", StringComparison.Ordinal) || l.StartsWith("Sort ", StringComparison.Ordinal) || l.StartsWith("-> Sort ", StringComparison.Ordinal));
        Assert.DoesNotContain(plans, l => l.Contains("Seq Scan on invoices", StringComparison.Ordinal));
    }
}
