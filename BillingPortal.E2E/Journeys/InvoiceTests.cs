using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using BillingPortal.E2E.Kit;
using BillingPortal.E2E.Pages;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace BillingPortal.E2E.Journeys;

[Collection(BrowserCollection.Name)]
public sealed partial class InvoiceTests(PortalInBrowser desk)
{
    /// <summary>Months end: the invoice comes by mail, its lines open by the keyboard, it says why it is another one than before, is verified, and is there as a PDF.</summary>
    [BrowserFact]
    public async Task MonthsEnd_TheInvoiceComesByMail_ExplainsItself_IsVerified_AndIsThereAsAFile()
    {
        var journey = await desk.JourneyAsync();
        await using var me = await journey.SignUpAsync("ines");
        await me.Payment.OpenAsync();
        await me.Payment.SetUpAsync(PaymentMethodPage.Visa);
        await me.Payment.IsSetUpAsync();
        await me.Open.GoAsync("/invoices");
        await Expect(me.Main).ToContainTextAsync("Your invoices will be here");
        await journey.PassDaysAsync(14);
        await Expect(me.Main).ToContainTextAsync("if it ended now"); // nobody touched the page
        for (var month = 0; month < 3; month++) await ToNextMonthAsync(journey.Portal); // two bills at least, also where the first period runs on
        await Expect(me.Main).ToContainTextAsync("All invoices");
        await LookAroundAsync(me.Open);

        await MailAsync(me, journey);
        await me.Main.GetByRole(AriaRole.Region, new() { Name = "Invoices" }).GetByRole(AriaRole.Link, new() { NameRegex = AMonth() }).First.ClickAsync();
        await Expect(me.Main.GetByRole(AriaRole.Heading, new() { NameRegex = ANumber() })).ToBeVisibleAsync();
        await me.Open.BecomesLiveAsync();
        var how = me.Main.Locator("summary").First;
        await how.FocusAsync();
        await me.Open.Page.Keyboard.PressAsync("Enter");
        await Expect(me.Main).ToContainTextAsync("$50.00 for the whole month");
        await Expect(me.Main.GetByRole(AriaRole.Heading, new() { NameRegex = Compared() })).ToBeVisibleAsync();
        await me.Open.Page.GetByRole(AriaRole.Button, new() { Name = "Verify this invoice" }).ClickAsync();
        await Expect(me.Main.GetByRole(AriaRole.Status)).ToContainTextAsync("All of it is right");
        await LookAroundAsync(me.Open);
        await AssertPdfAsync(me.Open, me.Main.GetByRole(AriaRole.Link, new() { Name = "Download as PDF" }));
        await me.Open.GoAsync("/overview");
        await Expect(me.Main).ToContainTextAsync("Your latest invoice");
        me.Open.Watch.AssertSilent();
    }

    /// <summary>An admin looks at the running month before it ends, parks a customer, approves the others, and corrects a final invoice.</summary>
    [BrowserFact]
    public async Task Admin_RunsTheMonthDry_ParksOne_ApprovesTheOthers_AndGivesACreditNote()
    {
        await using var portal = await desk.StartWithPeopleAsync("approval", "--Billing:Approve=true");
        await using var context = await desk.SignedInAsync(portal, Role.Admin);
        await using var open = await OpenPage.InAsync(context, portal);
        await SandboxClock.SettleAsync(portal);
        await open.GoAsync("/admin/closing");
        await Expect(open.Main).ToContainTextAsync("wait for your approval");
        var month = Ends().Match(await open.Main.Locator(".next").InnerTextAsync()).Groups["month"].Value;
        await PressAsync(open, "See what closing it now would make");
        await Expect(open.Main).ToContainTextAsync("an estimate of");
        await LookAroundAsync(open);

        await ParkAsync(open, "Dean Declined");
        await ToNextMonthAsync(portal);
        await open.GoAsync("/admin/closing");
        var card = open.Main.GetByRole(AriaRole.Region, new() { Name = month, Exact = true });
        await Expect(card).ToContainTextAsync("In review");
        await card.GetByRole(AriaRole.Button, new() { NameRegex = Approve() }).ClickAsync();
        await AnswerAsync(open, "What did you look at?", "The dry run", Approve());
        await SandboxClock.SettleAsync(portal);
        var row = open.Main.GetByRole(AriaRole.Row).Filter(new() { HasText = month });
        await Expect(row).ToContainTextAsync("Done");
        await LookAroundAsync(open);

        await row.GetByRole(AriaRole.Link, new() { Name = month }).ClickAsync();
        await open.ReadsAsync("Invoices");
        await LookAroundAsync(open);
        await open.Main.GetByRole(AriaRole.Link, new() { NameRegex = CarlasInvoice() }).ClickAsync();
        await open.Page.GetByRole(AriaRole.Button, new() { Name = "Give a credit note…" }).WaitForAsync();
        await open.BecomesLiveAsync();
        await open.Page.GetByLabel("Amount, USD").FillAsync("5");
        await PressAsync(open, "Give a credit note…");
        await AnswerAsync(open, "Why?", "The service was down", GiveFive());
        await Expect(open.Main).ToContainTextAsync("Credit note CN-");
        await LookAroundAsync(open);
        open.Watch.AssertSilent();
    }

    private static async Task ParkAsync(OpenPage open, string name)
    {
        await open.GoAsync("/admin/customers?q=" + name.Split(' ')[0]);
        await open.Main.GetByRole(AriaRole.Link, new() { Name = name }).ClickAsync();
        await open.BecomesLiveAsync();
        await PressAsync(open, "Park invoices…");
        await AnswerAsync(open, "Why?", "Its terms are being talked about", ParkThem());
        await Expect(open.Main).ToContainTextAsync("Parked: no invoice becomes final");
    }

    private static async Task AnswerAsync(OpenPage open, string label, string reason, Regex yes)
    {
        var dialog = open.Page.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel(label).FillAsync(reason);
        await dialog.GetByRole(AriaRole.Button, new() { NameRegex = yes }).ClickAsync();
        await Expect(dialog).ToHaveCountAsync(0);
    }

    // Two hours into the next month: drafts were made, and are final where nobody has to approve them.
    private static async Task ToNextMonthAsync(PortalProcess portal)
    {
        using var client = new HttpClient { BaseAddress = portal.Address };
        var now = (await client.GetFromJsonAsync<JsonElement>("/sandbox/clock")).GetProperty("now").GetDateTime();
        var next = new DateTime(now.Year, now.Month, 1, 2, 0, 0, DateTimeKind.Utc).AddMonths(1);
        using var moved = await client.PostAsJsonAsync("/sandbox/clock", new { to = next.ToString("O", CultureInfo.InvariantCulture) });
        moved.EnsureSuccessStatusCode();
    }

    private static async Task MailAsync(Traveller me, JourneyPortal journey)
    {
        Assert.Contains("invoice", await journey.MailsAsync("ines"), StringComparison.Ordinal);
        await using var other = await me.OtherTabAsync();
        await other.Open.Page.GotoAsync("/sandbox/mail?to=" + Uri.EscapeDataString(JourneyPortal.Email("ines")));
        await other.Open.Page.GetByRole(AriaRole.Link, new() { NameRegex = ANumber() }).First.ClickAsync();
        await AssertPdfAsync(other.Open, other.Open.Page.GetByRole(AriaRole.Link, new() { NameRegex = AFile() }));
    }

    private static async Task AssertPdfAsync(OpenPage open, ILocator link)
    {
        var file = await open.Page.APIRequest.GetAsync((await link.GetAttributeAsync("href"))!);
        Assert.Equal("application/pdf", file.Headers["content-type"]);
        Assert.StartsWith("%PDF-", System.Text.Encoding.ASCII.GetString(await file.BodyAsync()), StringComparison.Ordinal);
    }

    private static Task PressAsync(OpenPage open, string words) => open.Page.GetByRole(AriaRole.Button, new() { Name = words, Exact = true }).ClickAsync();

    private static async Task LookAroundAsync(OpenPage open)
    {
        await Axe.AssertNothingGraveAsync(open.Page);
        await open.LookAsync(new(Look.Phone, "dark"));
        await open.AssertWellFormedAsync();
        await open.LookAsync(new(Look.Desk, "light"));
    }

    [GeneratedRegex(@"^\w+ \d{4}$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex AMonth();

    [GeneratedRegex(@"INV-\d{4}-\d{6}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ANumber();

    [GeneratedRegex(@"^INV-\d{4}-\d{6}\.pdf$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex AFile();

    [GeneratedRegex("^(?:Why is it|The same as) ", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Compared();

    [GeneratedRegex(@"^(?<month>\w+ \d{4}) ends on", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Ends();

    [GeneratedRegex(@"^Approve .*\$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Approve();

    [GeneratedRegex("^Park them$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ParkThem();

    [GeneratedRegex("of Carla Card", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex CarlasInvoice();

    [GeneratedRegex(@"^Give a credit note of \$5\.00$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex GiveFive();
}
