using BillingPortal.E2E.Kit;
using BillingPortal.E2E.Pages;
using Microsoft.Data.Sqlite;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace BillingPortal.E2E.Journeys;

[Collection(BrowserCollection.Name)]
public sealed class UsageDeskTests(PortalInBrowser desk)
{
    /// <summary>An admin imports a file of which half is wrong, reads why and fetches the report; takes an event back with a reason; finds a counter that somebody broke, and repairs it.</summary>
    [BrowserFact]
    public async Task Admin_ImportsAFileWithErrors_TakesAnEventBack_AndRepairsACounter()
    {
        var journey = await desk.JourneyAsync();
        await using var context = await desk.SignedInAsync(journey.Portal, "Ada Admin");
        await using var open = await OpenPage.InAsync(context, journey.Portal);

        var customer = await FindAsync(open);
        await ImportAsync(open, context, customer);
        await TakeBackAsync(open, customer);
        await RepairAsync(open, journey, customer);
        open.Watch.AssertSilent();
    }

    private static async Task<string> FindAsync(OpenPage open)
    {
        await open.GoAsync("/admin/customers?q=carla");
        return (await open.Page.GetByRole(AriaRole.Link, new() { Name = "Carla Card" }).GetAttributeAsync("href"))!.Split('/')[^1];
    }

    private static async Task ImportAsync(OpenPage open, IBrowserContext context, string customer)
    {
        var page = open.Page;
        await open.GoAsync("/admin/usage/import");
        await page.GetByLabel("Or the lines themselves").FillAsync("job|customer");
        await PressAsync(open, "See what would happen");
        await Expect(open.Main).ToContainTextAsync("separated by '|'");
        var file = $"event_id;customer;units;at\ndesk-1;{customer};1200;\ndesk-2;{customer};34;\ndesk-3;nobody;1;\ndesk-4;{customer};1.5;\ndesk-1;{customer};7;\n=1+1;{customer};5;2020-01-01T00:00:00Z\n";
        await page.GetByLabel("A file (CSV)").SetInputFilesAsync(new FilePayload { Name = "usage.csv", MimeType = "text/csv", Buffer = System.Text.Encoding.UTF8.GetBytes(file) });
        await Expect(open.Main).ToContainTextAsync("usage.csv is read as it is.");
        await PressAsync(open, "See what would happen");
        await open.ReadsAsync("Import usage");
        await Expect(Row(open, "desk-3")).ToContainTextAsync("There is no customer of this id or reference.");
        await Expect(Row(open, "desk-4")).ToContainTextAsync("Units are a whole number");
        await Expect(Row(open, "desk-1")).ToContainTextAsync("Line 2 has the same event_id with other content.");
        await LookAroundAsync(open);
        await PressAsync(open, "Write 2 events…");
        var dialog = page.GetByRole(AriaRole.Dialog);
        await Expect(dialog).ToContainTextAsync("1,234 units come into the books");
        await dialog.GetByLabel("Why are they imported?").FillAsync("The meter was off line");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Write 2 events" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "What was done" })).ToBeVisibleAsync();
        var address = await page.GetByRole(AriaRole.Link, new() { Name = "Report as CSV" }).GetAttributeAsync("href");
        var report = await (await context.APIRequest.GetAsync(address!)).TextAsync();
        Assert.Contains($"\r\n2,desk-1,{customer},1200,,accepted,,\r\n", report, StringComparison.Ordinal);
        Assert.Contains($"\r\n7,'=1+1,{customer},5,2020-01-01T00:00:00Z,refused,too_old,", report, StringComparison.Ordinal);
    }

    private static async Task TakeBackAsync(OpenPage open, string customer)
    {
        var page = open.Page;
        await open.GoAsync("/admin/usage");
        await LookAroundAsync(open);
        await Row(open, "Carla Card").GetByRole(AriaRole.Link).Nth(1).ClickAsync();
        await open.ReadsAsync("Usage events");
        await Expect(open.Main).ToContainTextAsync("Those of Carla Card, by their time.");
        await Expect(Row(open, "desk-2")).ToContainTextAsync("34");
        await LookAroundAsync(open);
        await Row(open, "desk-1").GetByRole(AriaRole.Button).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Take back 1,200 units" }).ClickAsync();
        await dialog.GetByLabel("Why?").FillAsync("Counted in seconds, not in minutes");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Take back 1,200 units" }).ClickAsync();
        await Expect(Row(open, "desk-1")).ToContainTextAsync("Taken back");
        await open.GoAsync($"/admin/customers/{customer}");
        await Expect(open.Main).ToContainTextAsync("−1,200 units, takes another one back");
    }

    private static async Task RepairAsync(OpenPage open, JourneyPortal journey, string customer)
    {
        await using (var books = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = journey.Portal.DatabaseFile, Pooling = false }.ToString()))
        {
            await books.OpenAsync();
            await using var tamper = books.CreateCommand();
            tamper.CommandText = "update usage_months set units = units + 7 where (profile_id, month) in (select m.profile_id, max(m.month) from usage_months m join billing_profiles p on p.id = m.profile_id where p.public_id = $customer group by m.profile_id)";
            tamper.Parameters.AddWithValue("$customer", customer);
            Assert.Equal(1, await tamper.ExecuteNonQueryAsync());
        }
        var page = open.Page;
        await open.GoAsync("/admin/usage/counters");
        await PressAsync(open, "Compare now");
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("1 counter is wrong, by 7 units");
        await LookAroundAsync(open);
        await page.GetByRole(AriaRole.Button, new() { Name = "Repair…" }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("Why?").FillAsync("Somebody wrote into the database");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Repair the counters" }).ClickAsync();
        await Expect(open.Main).ToContainTextAsync("1 counter is wrong, and it was repaired.");
        await open.GoAsync("/admin/audit?action=usage");
        foreach (var deed in new[] { "usage.imported", "usage.reversed", "usage.counters-repaired", "Why: Somebody wrote into the database" }) await Expect(open.Main).ToContainTextAsync(deed);
    }

    private static ILocator Row(OpenPage open, string words) => open.Main.GetByRole(AriaRole.Row).Filter(new() { HasText = words }).First;

    private static Task PressAsync(OpenPage open, string words) => open.Page.GetByRole(AriaRole.Button, new() { Name = words, Exact = true }).ClickAsync();

    private static async Task LookAroundAsync(OpenPage open)
    {
        await Axe.AssertNothingGraveAsync(open.Page);
        await open.LookAsync(new(Look.Phone, "light"));
        await open.AssertWellFormedAsync();
        await open.LookAsync(new(Look.Desk, "light"));
    }
}
