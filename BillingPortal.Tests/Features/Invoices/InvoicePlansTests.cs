using System.Text.RegularExpressions;
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
public sealed partial class InvoicePlansTests
{
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
        var pages = (await heard.PlansAsync(kit)).Where(s => s.Sql.Contains("json_each", StringComparison.Ordinal) && !s.Text.Contains("VIRTUAL TABLE", StringComparison.Ordinal)).ToList();
        Assert.True(pages.Count > 30, $"There are {pages.Count} lines only.");
        Assert.DoesNotContain(pages, s => s.Text.StartsWith("SCAN ", StringComparison.Ordinal));
        // Found by an index, but with all that are open or that wait, whosever they are.
        Assert.DoesNotContain(pages, s => s.Text.Contains("(state=?)", StringComparison.Ordinal) || (s.Text.Contains("(invoice_id=?)", StringComparison.Ordinal) && s.Sql.Contains("FROM \"one_offs\"", StringComparison.Ordinal)));
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
        Assert.DoesNotContain(plans, s => WholeSort().IsMatch(s.Text) || s.Text.Contains("Seq Scan on invoices", StringComparison.Ordinal));
        // A page that was found is put in order once more after its customers are known; that is not to sort all.
        var paged = plans.Where(s => s.Text == "SCAN i0").Select(s => s.Sql).ToHashSet(StringComparer.Ordinal);
        Assert.DoesNotContain(plans, s => s.Text == "USE TEMP B-TREE FOR ORDER BY" && (s.Of.Length > 0 || !paged.Contains(s.Sql)));
    }

    // Not an incremental one, which puts those of a month in order.
    [GeneratedRegex(@"^(->\s+)?Sort\s+\(", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex WholeSort();
}
