using System.Text.RegularExpressions;
using BillingPortal.E2E.Kit;
using BillingPortal.E2E.Pages;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace BillingPortal.E2E.Journeys;

[Collection(BrowserCollection.Name)]
public sealed partial class CatalogueTests(PortalInBrowser desk)
{
    /// <summary>An admin sees whom a dearer Basic would touch and by how much, and leaves it; makes a tier of their own, loses a race for its next version and goes on; imports the catalogue with one figure changed; archives the tier by the keyboard.</summary>
    [BrowserFact]
    public async Task Admin_SeesTheImpact_RacesAnother_AndImportsWithTheDifference()
    {
        var journey = await desk.JourneyAsync();
        await journey.PassDaysAsync(45); // the sample people with a card have a closed month
        await using var context = await desk.SignedInAsync(journey.Portal, "Ada Admin");
        await using var open = await OpenPage.InAsync(context, journey.Portal);

        await LookAtTheImpactAsync(open);
        await MakeAsync(open);
        await RaceAsync(open, context, journey);
        await ImportAsync(open, context);
        await ArchiveAsync(open);
        open.Watch.AssertSilent();
    }

    private static async Task LookAtTheImpactAsync(OpenPage open)
    {
        var page = open.Page;
        await open.GoAsync("/admin/catalogue");
        await page.GetByRole(AriaRole.Link, new() { Name = "Basic", Exact = true }).ClickAsync();
        await open.ReadsAsync("Basic");
        await page.GetByLabel("Base a month, USD").FillAsync("60");
        await page.GetByLabel("All who have it, from a day on").CheckAsync();
        await page.GetByLabel("From", new() { Exact = true }).FillAsync("2200-01-01");
        await PressAsync(open, "See what it changes");
        await Expect(open.Main).ToContainTextAsync("they are told by mail at once, at least 30 days before.");
        var impact = page.GetByRole(AriaRole.Region, new() { Name = "What it would have cost" });
        var carla = impact.GetByRole(AriaRole.Row).Filter(new() { HasText = "Carla Card" });
        await Expect(carla).ToContainTextAsync("+$");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Publish version 2 for all from 1 Jan 2200" })).ToBeEnabledAsync();
        await LookAroundAsync(open);
        await PressAsync(open, "Go on editing");
        await Expect(page.GetByLabel("Base a month, USD")).ToHaveValueAsync("60");
    }

    private static async Task MakeAsync(OpenPage open)
    {
        var page = open.Page;
        await open.GoAsync("/admin/catalogue/new");
        await PressAsync(open, "Put it on offer");
        await Expect(open.Main).ToContainTextAsync("Give the tier a name that customers can read.");
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync("Harbour");
        await page.GetByLabel("Base a month, USD").FillAsync("12.50");
        await page.GetByLabel("Units included", new() { Exact = true }).FillAsync("10");
        await page.GetByLabel("Each unit above, USD (optional)").FillAsync("0.000000000001");
        await PressAsync(open, "Add a feature");
        await page.GetByLabel("Feature 1, name").FillAsync("storage_gb");
        await page.GetByLabel("Feature 1, value").FillAsync("100");
        await PressAsync(open, "Put it on offer");
        await open.ReadsAsync("Harbour");
        await Expect(open.Main).ToContainTextAsync("Each unit above: $0.000000000001");
    }

    private static async Task RaceAsync(OpenPage open, IBrowserContext context, JourneyPortal journey)
    {
        await using var other = await OpenPage.InAsync(context, journey.Portal);
        await other.GoAsync(new Uri(open.Page.Url).AbsolutePath);
        foreach (var (one, price) in new[] { (open, "13"), (other, "14") })
        {
            await one.Page.GetByLabel("Base a month, USD").FillAsync(price);
            await PressAsync(one, "See what it changes");
            await Expect(one.Main).ToContainTextAsync("Nobody has Harbour now, so nobody is touched.");
        }
        await PressAsync(other, "Publish version 2 for new customers");
        await Expect(other.Main).ToContainTextAsync("New customers get version 2");
        await PressAsync(open, "Publish version 2 for new customers");
        await Expect(open.Main).ToContainTextAsync("Ada Admin published version 2 meanwhile");
        await Expect(open.Page.GetByRole(AriaRole.Row).Filter(new() { HasText = "Base a month" })).ToContainTextAsync(Both());
        await PressAsync(open, "Go on with mine, on top of version 2");
        await Expect(open.Page.GetByLabel("Base a month, USD")).ToHaveValueAsync("13");
        await PressAsync(open, "See what it changes");
        await PressAsync(open, "Publish version 3 for new customers");
        await Expect(open.Main).ToContainTextAsync("New customers get version 3");
        other.Watch.AssertSilent();
    }

    private static async Task ImportAsync(OpenPage open, IBrowserContext context)
    {
        var file = await (await context.APIRequest.GetAsync("/admin/catalogue/export")).TextAsync();
        Assert.Contains("\"base\": \"13.00\"", file, StringComparison.Ordinal);
        await open.GoAsync("/admin/catalogue/import");
        await open.Page.GetByLabel("What it says").FillAsync(file.Replace("\"base\": \"13.00\"", "\"base\": \"13.005\"", StringComparison.Ordinal));
        await PressAsync(open, "See what it changes");
        await Expect(open.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Harbour · base: USD is paid with at most 2 decimals.");
        await open.Page.GetByLabel("A file (JSON)").SetInputFilesAsync(new FilePayload { Name = "catalogue.json", MimeType = "application/json", Buffer = System.Text.Encoding.UTF8.GetBytes(file.Replace("\"base\": \"13.00\"", "\"base\": \"15.00\"", StringComparison.Ordinal)) });
        await Expect(open.Page.GetByLabel("What it says")).ToHaveValueAsync(Fifteen());
        await PressAsync(open, "See what it changes");
        await Expect(open.Page.GetByRole(AriaRole.Row).Filter(new() { HasText = "Base a month" })).ToContainTextAsync("$13.00$15.00");
        await Expect(open.Main).ToContainTextAsync("Unchanged: Basic, ");
        await LookAroundAsync(open);
        await PressAsync(open, "Take all of it");
        await open.ReadsAsync("Catalogue");
        await Expect(Row(open)).ToContainTextAsync("Version 4");
    }

    private static async Task ArchiveAsync(OpenPage open)
    {
        var up = open.Page.GetByRole(AriaRole.Button, new() { Name = "Move Harbour up" });
        await up.FocusAsync();
        await open.Page.Keyboard.PressAsync("Enter");
        await Expect(open.Main.GetByRole(AriaRole.Status)).ToContainTextAsync("Harbour is number 4 of 5.");
        await Expect(up).ToBeFocusedAsync();
        await Row(open).GetByText("More about Harbour").Or(Row(open).Locator("summary")).First.ClickAsync();
        await PressAsync(open, "Archive…");
        await open.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Archive Harbour" }).ClickAsync();
        await Expect(open.Page.GetByRole(AriaRole.Table, new() { Name = "Archived" })).ToContainTextAsync("Harbour");
        await open.GoAsync("/admin/audit?action=tier.archived");
        await Expect(open.Main).ToContainTextAsync("tier.archived");
    }

    private static ILocator Row(OpenPage open) => open.Page.GetByRole(AriaRole.Row).Filter(new() { HasText = "Harbour" });

    private static Task PressAsync(OpenPage open, string words) => open.Page.GetByRole(AriaRole.Button, new() { Name = words, Exact = true }).ClickAsync();

    private static async Task LookAroundAsync(OpenPage open)
    {
        await Axe.AssertNothingGraveAsync(open.Page);
        await open.LookAsync(new(Look.Phone, "light"));
        await open.AssertWellFormedAsync();
        await open.LookAsync(new(Look.Desk, "light"));
    }

    [GeneratedRegex(@"\$12\.50\s*\$14\.00\s*\$13\.00", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Both();

    [GeneratedRegex("15\\.00", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Fifteen();
}
