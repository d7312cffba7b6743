using System.Text.RegularExpressions;
using BillingPortal.E2E.Kit;
using BillingPortal.E2E.Pages;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace BillingPortal.E2E.Journeys;

[Collection(BrowserCollection.Name)]
public sealed partial class CustomerDeskTests(PortalInBrowser desk)
{
    /// <summary>An admin finds a customer by a filter, extends the trial with a reason, which the customer sees at once, gives other terms after seeing what the month costs with them, ends them, looks as the customer does, can change nothing, and stops.</summary>
    [BrowserFact]
    public async Task Admin_FindsACustomer_ExtendsTheTrial_AndLooksAsTheyDo()
    {
        var journey = await desk.JourneyAsync();
        await using var mia = await journey.SignUpAsync("mia");
        await Expect(mia.Countdown).ToContainTextAsync("Trial: 13 days");
        await using var context = await desk.SignedInAsync(journey.Portal, "Ada Admin");
        await using var open = await OpenPage.InAsync(context, journey.Portal);
        var page = open.Page;

        await FindAsync(open);
        await Expect(open.Main).ToContainTextAsync("The trial of Basic ends on");
        await open.BecomesLiveAsync();
        await LookAroundAsync(open);
        await page.GetByRole(AriaRole.Button, new() { Name = "Change the end…" }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        await Expect(dialog).ToContainTextAsync("There is no card: nothing can be used from then on.");
        await dialog.GetByLabel("Why?").FillAsync("Waits for her bank");
        await dialog.GetByRole(AriaRole.Button, new() { NameRegex = Extend() }).ClickAsync();
        await Expect(open.Main).ToContainTextAsync("The trial was extended: it ends on");
        await Expect(mia.Countdown).ToContainTextAsync("Trial: 20 days"); // in her open tab, without a step of hers

        await GiveTermsAsync(open);
        await Expect(mia.Main).ToContainTextAsync("$40.00"); // the base of her plan, in her open tab
        await EndTermsAsync(open);

        var customer = new Uri(page.Url).AbsolutePath;
        await page.GetByRole(AriaRole.Button, new() { Name = "Open as this customer" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(journey.Address("/overview"));
        var banner = page.GetByRole(AriaRole.Complementary, new() { Name = "Looking as a customer" });
        await Expect(banner).ToContainTextAsync("You see what Ann sees, and can change nothing. Until");
        await LookAroundAsync(open);
        await open.GoAsync("/payment-method");
        await Expect(open.Main).ToContainTextAsync("only the person who manages it can set up a card");
        await Expect(open.Main.Locator("form")).ToHaveCountAsync(0);
        await banner.GetByRole(AriaRole.Button, new() { Name = "Stop" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(journey.Address(customer));
        await Expect(banner).ToHaveCountAsync(0);

        await open.GoAsync("/admin/audit?subject=customer:" + customer.Split('/')[^1]);
        await Expect(open.Main).ToContainTextAsync("customer.opened-as");
        await Expect(open.Main).ToContainTextAsync("Why: Waits for her bank");
        await Expect(open.Main).ToContainTextAsync("Why: Promised at the fair");
        open.Watch.AssertSilent();
        mia.Open.Watch.AssertSilent();
    }

    private static async Task GiveTermsAsync(OpenPage open)
    {
        var page = open.Page;
        await page.GetByRole(AriaRole.Button, new() { Name = "Give other terms" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "See what it changes" }).ClickAsync();
        await Expect(open.Main).ToContainTextAsync("Fill in at least one field.");
        await page.GetByLabel("Base a month, USD (optional)").FillAsync("40");
        await page.GetByLabel("Discount", new() { Exact = true }).SelectOptionAsync("Percent");
        await page.GetByLabel("Percent", new() { Exact = true }).FillAsync("10");
        await page.GetByRole(AriaRole.Button, new() { Name = "See what it changes" }).ClickAsync();
        var seen = page.GetByRole(AriaRole.Region, new() { Name = "What it changes" });
        await Expect(seen).ToContainTextAsync("Basic: $40.00 ×");
        await Expect(seen).ToContainTextAsync("Discount: 10% of");
        await LookAroundAsync(open);
        await page.GetByRole(AriaRole.Button, new() { Name = "Give these terms…" }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("Why?").FillAsync("Promised at the fair");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Give these terms" }).ClickAsync();
        await Expect(open.Main).ToContainTextAsync("$40.00 a month, 10% off In force");
    }

    private static async Task EndTermsAsync(OpenPage open)
    {
        var page = open.Page;
        await page.GetByRole(AriaRole.Button, new() { Name = "End it…" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "End these terms…" }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        await Expect(dialog).ToContainTextAsync("instead of");
        await dialog.GetByLabel("Why?").FillAsync("It was for one look");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "End them" }).ClickAsync();
        await Expect(open.Main).ToContainTextAsync("10% off Over");
        await Expect(open.Main).ToContainTextAsync("Taken back before it began");
    }

    // By the keyboard: "/" searches, and the filter stands in the address.
    private static async Task FindAsync(OpenPage open)
    {
        var page = open.Page;
        await open.GoAsync("/admin/customers");
        await page.Keyboard.PressAsync("/");
        await page.Keyboard.TypeAsync("mia@");
        await page.GetByLabel("Status").SelectOptionAsync("Trial");
        await page.Keyboard.PressAsync("Tab");
        await page.GetByRole(AriaRole.Button, new() { Name = "Show", Exact = true }).PressAsync("Enter");
        await Expect(page).ToHaveURLAsync(Filtered());
        await open.BecomesLiveAsync();
        await Expect(page.GetByRole(AriaRole.Row)).ToHaveCountAsync(2); // the heading and her
        await page.GetByRole(AriaRole.Row).Filter(new() { HasText = "mia@example.com" }).GetByRole(AriaRole.Link).ClickAsync();
    }

    private static async Task LookAroundAsync(OpenPage open)
    {
        await open.BecomesLiveAsync();
        await Expect(open.Headline).ToHaveCountAsync(1);
        await Axe.AssertNothingGraveAsync(open.Page);
        await open.LookAsync(new(Look.Phone, "light"));
        await open.AssertWellFormedAsync();
        await open.LookAsync(new(Look.Desk, "light"));
    }

    [GeneratedRegex("q=mia%40&state=trial", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Filtered();

    [GeneratedRegex("^Extend to ", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Extend();
}
