using BillingPortal.Features.Invoices;
using BillingPortal.Features.Invoices.Admin;
using BillingPortal.Features.Invoices.Deeds;
using BillingPortal.Features.Invoices.Portal;
using BillingPortal.Features.Invoices.Truth;
using BillingPortal.Features.Entitlements.Contracts;
using BillingPortal.Platform.Clock;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Customers;
using BillingPortal.Platform.Data.Model.Invoices;
using BillingPortal.Platform.Identity;
using BillingPortal.Platform.Settings;
using BillingPortal.Platform.Ui.Feedback;
using BillingPortal.Tests.Features.Invoices.Truth;
using BillingPortal.Tests.Features.Operations.Admin;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Radzen;
using InvoicePage = BillingPortal.Features.Invoices.Admin.InvoicePage;
using InvoicesPage = BillingPortal.Features.Invoices.Admin.InvoicesPage;

namespace BillingPortal.Tests.Features.Invoices.Admin;

/// <summary>The staff's pages about invoices that the engine made: one of June 2026 for $47.50, open. Now is 1 July 2026, 02:00 UTC.</summary>
[Trait("Part", "data")]
public sealed class InvoiceDeskTests : StaffDesk
{
    private const string Why = "agreed on the phone";

    [Fact]
    public async Task Invoices_AreFoundByNumberCustomerStateAndMonth()
    {
        var (_, row) = await SitAsync(Roles.Support);
        foreach (var (query, found) in new[] { ("", 1), ("?q=inv-2026-1", 1), ("?q=INV-2026-000002", 0), ("?q=ros", 1), ("?q=nobody", 0), ("?q=" + row.PublicId, 1), ("?state=open", 1), ("?state=paid", 0), ("?month=2026-06", 1), ("?month=2026-05", 0), ("?month=nonsense&state=x", 1), ("?state=open&after=0.0", 0) })
        {
            Services.GetRequiredService<NavigationManager>().NavigateTo(InvoicePlaces.AdminPage + query);
            Assert.True(found == Render<InvoicesPage>().FindAll("tbody tr").Count, query);
        }
        Services.GetRequiredService<NavigationManager>().NavigateTo(InvoicePlaces.AdminPage + "?state=open");
        var page = Render<InvoicesPage>();
        Assert.Equal("/admin/invoices.csv?state=open", page.Find("a[download]").GetAttribute("href"));
        Assert.Equal("INV-2026-000001 of Rosa, June 2026|Open|$47.50|Rosa|June 2026|$47.50|1 Jul 2026", string.Join('|', page.Find("tbody tr").Children.Select((c, i) => i == 0 ? c.QuerySelector("a")!.TextContent : c.TextContent.Trim())));
        var line = (await Kit.Get<BrowseInvoices>().RunAsync(new())).Lines.Single();
        Assert.Equal($"INV-2026-000001,{line.Customer},Rosa,2026-06,month,open,USD,47.50,0.00,47.50,0.00,2026-07-01T01:00:00Z,2026-07-01,\r\n", InvoicesFile.Line(line));
    }

    [Fact]
    public async Task CreditNoteForALine_ThenForAnAmount_LowerWhatIsDue_AndNoMoreThanIsLeft()
    {
        var (_, row) = await SitAsync(Roles.Admin);
        var page = Render<InvoicePage>(p => p.Add(c => c.PublicId, row.PublicId));
        await page.Find("#credit-amount").ChangeAsync(new() { Value = "50" });
        await page.Find("form").SubmitAsync();
        Assert.Contains("At most $47.50", page.Find("#credit-amount-fault").TextContent, StringComparison.Ordinal);
        await page.Find("#credit-line").ChangeAsync(new() { Value = $"{row.Lines.First(l => l.AmountMinor == 2250).Id}" });
        await page.Find("#credit-amount").ChangeAsync(new() { Value = "" });
        var asked = Answer(new(true, Why));
        await page.Find("form").SubmitAsync();
        Assert.Equal("Give a credit note of $22.50", asked().Yes);
        Assert.Contains("$25.00 of $47.50 is still due", (await ShownAsync(row)).Words, StringComparison.Ordinal);
        Assert.Contains("Credit note CN-2026-000001", page.Find("tfoot").TextContent, StringComparison.Ordinal);
        Assert.Contains(Why, page.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain(page.FindAll("button"), b => b.TextContent.StartsWith("Take it back", StringComparison.Ordinal)); // a part is settled
        Assert.Equal("invoice.credited", (await EntriesAsync())[^1]);
    }

    [Fact]
    public async Task TakingBack_NamesTheAmount_AndSupportCannot()
    {
        var (_, row) = await SitAsync(Roles.Admin);
        var page = Render<InvoicePage>(p => p.Add(c => c.PublicId, row.PublicId));
        var asked = Answer(new(true, Why));
        await PressAsync(page, "Take it back…");
        Assert.Equal(("Take back $47.50", true, "Why?"), (asked().Yes, asked().Danger, asked().ReasonLabel));
        Assert.Equal(InvoiceState.Void, (await ShownAsync(row)).State);
        Assert.Equal("Taken back", page.Find("h1 .badge").TextContent);
        Assert.Equal("invoice.voided", (await EntriesAsync())[^1]);
    }

    [Fact]
    public async Task Support_LooksAndChangesNothing()
    {
        var (profile, row) = await SitAsync(Roles.Support);
        var page = Render<InvoicePage>(p => p.Add(c => c.PublicId, row.PublicId));
        Assert.Contains("only an admin can change it", page.Markup, StringComparison.Ordinal);
        Assert.All(page.FindAll("form button, .button-danger"), b => Assert.True(b.HasAttribute("disabled")));
        var panel = Render<BillingPanel>(p => p.Add(c => c.ProfileId, profile).Add(c => c.CustomerId, "cust_x"));
        Assert.Empty(panel.FindAll("button"));
        Assert.Contains("No such invoice", Render<InvoicePage>(p => p.Add(c => c.PublicId, "nothing")).Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ChargeForTheNextInvoice_IsAskedForWithItsAmount_Waits_AndIsTakenBack()
    {
        var (profile, _) = await SitAsync(Roles.Admin);
        var panel = Render<BillingPanel>(p => p.Add(c => c.ProfileId, profile).Add(c => c.CustomerId, "cust_x"));
        await PressAsync(panel, "Add a charge or discount");
        await panel.Find("form").SubmitAsync();
        Assert.Equal(2, panel.FindAll(".field .fault").Count);
        await panel.Find("#one-off-kind").ChangeAsync(new() { Value = "discount" });
        await panel.Find("#one-off-text").ChangeAsync(new() { Value = "障害" });
        await panel.Find("#one-off-amount").ChangeAsync(new() { Value = "5.50" });
        await panel.Find(".trial-form").SubmitAsync();
        Assert.Contains("'障' cannot be printed", panel.Find("#one-off-text-fault").TextContent, StringComparison.Ordinal); // nobody is asked for a reason before
        await panel.Find("#one-off-text").ChangeAsync(new() { Value = "For the outage" });
        var asked = Answer(new(true, Why));
        await panel.Find("form").SubmitAsync();
        Assert.Equal("Take $5.50 off", asked().Yes);
        Assert.Contains("For the outage −$5.50", panel.Find(".terms").TextContent, StringComparison.Ordinal);
        asked = Answer(new(true, Why));
        await PressAsync(panel, "Take it back…");
        Assert.Equal("Take back −$5.50", asked().Yes);
        Assert.Contains("Nothing is added to it.", panel.Markup, StringComparison.Ordinal);
        Assert.Equal(["one-off.added", "one-off.withdrawn"], (await EntriesAsync()).TakeLast(2), StringComparer.Ordinal);
    }

    [Fact]
    public async Task ParkedCustomer_SaysWhy_AndGoesOn()
    {
        var (profile, _) = await SitAsync(Roles.Admin);
        var panel = Render<BillingPanel>(p => p.Add(c => c.ProfileId, profile).Add(c => c.CustomerId, "cust_x"));
        Answer(new(true, Why));
        await PressAsync(panel, "Park invoices…");
        Assert.Contains(Why, panel.Find(".notice").TextContent, StringComparison.Ordinal);
        Answer(new(true, Why));
        await PressAsync(panel, "Let invoices go on…");
        Assert.Empty(panel.FindAll(".notice"));
    }

    [Fact]
    public async Task DryRun_CountsTheRunningMonth_AndShowsWhoStandsOut_AndStoresNothing()
    {
        await SitAsync(Roles.Support);
        var page = Render<ClosingPage>();
        Assert.Contains("July 2026 ends on 1 Aug 2026, 00:00 UTC: then its drafts are made, and become final an hour later. Nobody has to do anything.", page.Markup, StringComparison.Ordinal);
        Assert.Equal("June 2026 Done $47.50 1 0 0 1 Jul 2026, 01:00", string.Join(' ', page.FindAll(".invoice-table tbody tr")[0].Children.Select(c => c.TextContent.Trim())));
        await PressAsync(page, "See what closing it now would make");
        page.WaitForAssertion(() => Assert.StartsWith("1 invoice for $50.00, an estimate of 1 Jul 2026, 02:00 UTC", page.Find(".facts dd").TextContent, StringComparison.Ordinal));
        Assert.Equal(["No usage: 1 customer", "No name, address or country for the invoice: 1 customer"], page.FindAll(".outliers summary").Select(s => s.TextContent), StringComparer.Ordinal);
        Assert.Equal("Rosa $50.00 $47.50", string.Join(' ', page.Find(".outliers tbody tr").Children.Select(c => c.TextContent.Trim())));
        Assert.Equal(1, await Kit.ReadAsync(db => db.Set<InvoiceRow>().CountAsync()));
    }

    [Fact]
    public async Task RunThatFailed_TellsWhyAndForWhom_AndIsPausedWithAReason()
    {
        var (profile, _) = await SitAsync(Roles.Admin);
        await Kit.Database.WriteAsync(async db =>
        {
            var run = new BillingRunRow { Month = new(2026, 7, 1), Stage = RunStage.Drafting, BegunAt = Kit.Clock.UtcNow, Seen = 3, Expected = 12 };
            db.Add(run);
            await db.SaveChangesAsync();
            db.Add(new RunFailureRow { RunId = run.Id, ProfileId = profile, Code = "fault", Sentence = "The database could not be reached.", Tries = 2, FirstAt = Kit.Clock.UtcNow, LastAt = Kit.Clock.UtcNow });
        });
        var page = Render<ClosingPage>();
        Assert.Equal(("3", "12"), (page.Find("progress").GetAttribute("value"), page.Find("progress").GetAttribute("max")));
        Assert.Contains("1 customer could not be done; all the others go on", page.Find(".notice-title").TextContent, StringComparison.Ordinal);
        Assert.Contains("The database could not be reached.", page.Find(".run .terms").TextContent, StringComparison.Ordinal);
        Assert.Equal("Rosa", page.Find(".run .terms a").TextContent);
        Answer(new(true, Why));
        await PressAsync(page, "Pause…");
        page.WaitForAssertion(() => Assert.Equal("Paused", page.Find(".run .badge").TextContent));
        Assert.Equal("run.paused", (await EntriesAsync())[^1]);
    }

    private async Task<(long Profile, InvoiceRow Row)> SitAsync(string role)
    {
        var profile = await Kit.BilledAsync();
        await Kit.Database.WriteAsync(async db =>
        {
            (await db.Set<BillingProfileRow>().SingleAsync()).Name = "Rosa";
            db.Add(new CustomerWordRow { ProfileId = profile, Word = "rosa" });
        });
        Share<BrowseInvoices>().Share<ReadInvoice>().Share<ReadWhy>().Share<ReadCreditLeft>().Share<CloseInvoice>().Share<GiveCredit>().Share<ParkCustomer>().Share<GiveOneOff>().Share<ReadBilling>();
        Share<ReadRuns>().Share<RehearseMonth>().Share<SteerRun>().Share<RetryFailures>().Share<BillingClock>().Share<BillingSettings>().Share<VerifyInvoice>().Share<AccessNews>();
        await SignInAsync(role);
        return (profile, await Kit.InvoiceAsync(profile, "2026-06"));
    }

    private async Task<(InvoiceState State, string Words)> ShownAsync(InvoiceRow row)
    {
        var shown = (await Kit.Get<ReadInvoice>().RunAsync(row.PublicId, profileId: null))!;
        return (shown.Row.State, InvoiceText.Next(shown, Services.GetRequiredService<BillingPortal.Platform.Ui.Formatting.Show>(), TimeZoneInfo.Utc));
    }

    // Whoever is asked next says this; what was asked is told afterwards.
    private Func<Question> Answer(Answer answer)
    {
        var dialogs = Services.GetRequiredService<DialogService>();
        Question? asked = null;
        void Say(string? title, Type type, Dictionary<string, object?> parameters, DialogOptions options)
        {
            dialogs.OnOpen -= Say;
            asked = (Question)parameters[nameof(QuestionBody.Question)]!;
            dialogs.Close(answer);
        }
        dialogs.OnOpen += Say;
        return () => asked!;
    }

    private static Task PressAsync<T>(IRenderedComponent<T> page, string words) where T : IComponent =>
        page.FindAll("button").Single(b => b.TextContent.Trim().StartsWith(words, StringComparison.Ordinal)).ClickAsync(new());

    private InvoiceDeskTests Share<T>() where T : class
    {
        Services.AddSingleton(Kit.Get<T>());
        return this;
    }
}
