using System.Net;
using System.Text.RegularExpressions;
using BillingPortal.E2E.Kit;
using BillingPortal.E2E.Pages;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace BillingPortal.E2E.Journeys;

[Collection(BrowserCollection.Name)]
public sealed partial class UsageTests(PortalInBrowser desk)
{
    private const string Carla = "carla@example.com";

    /// <summary>What the product reports is seen at once, in the chart, its table and the hours; a cap stops use and says so here and by mail, and raised on the phone it lets use go on.</summary>
    [BrowserFact]
    public async Task Customer_SeesUsageAsItComes_IsHaltedByTheirCap_AndRaisesItOnThePhone()
    {
        using var backend = new Backend(desk.Portal, await ApiKeysPage.KeyAsync(desk, "Usage journey", "customers", "usage"));
        var customer = (await backend.GetAsync("/api/v1/customers?search=" + Carla)).Body.GetProperty("data")[0].GetProperty("id").GetString()!;
        await using var context = await desk.SignedInAsync(desk.Portal, "Carla Card");
        await using var open = await OpenPage.InAsync(context, desk.Portal);
        await UseAsync(backend, customer, "journey-1", 130); // more than is included, whatever the day of the month

        await open.GoAsync("/payment-method");
        await Expect(open.Main).ToContainTextAsync("Your card"); // her card is made while the portal starts; until then she is locked
        await open.GoAsync("/usage");
        await Expect(open.Main).ToContainTextAsync("All included units are used");
        await open.Page.GetByText("Show as table").Nth(1).ClickAsync();
        var today = open.Page.GetByRole(AriaRole.Region, new() { Name = "Units a day, as a table" }).GetByRole(AriaRole.Link).Last;
        await Expect(today).ToBeVisibleAsync();
        var used = open.Main.Locator(".kpi-value").First;
        var before = int.Parse(await used.InnerTextAsync(), System.Globalization.CultureInfo.InvariantCulture);
        await UseAsync(backend, customer, "journey-2", 7);
        await Expect(used).ToHaveTextAsync($"{before + 7}"); // nobody touched the page
        await today.ClickAsync();
        await Expect(open.Page).ToHaveURLAsync(OfADay());
        await Expect(open.Page.GetByRole(AriaRole.Img, new() { NameRegex = Hours() })).ToBeVisibleAsync();

        await CapAsync(open, "10", Already(), "use stops now");
        await Expect(open.Main).ToContainTextAsync("Use has stopped");
        await Expect(open.Main).ToContainTextAsync("have reached your spending cap");
        var mail = await MailAsync(context);
        await Expect(mail).ToContainTextAsync("Raise your spending cap, or take it away: use goes on at once.");

        await open.GoAsync("/plan");
        await Expect(open.Main).Not.ToContainTextAsync("Use has stopped"); // it is said where one looks for it
        await open.Page.GetByRole(AriaRole.Navigation).GetByRole(AriaRole.Link, new() { Name = "Usage", Exact = true }).ClickAsync();
        await Expect(open.Main).ToContainTextAsync("Use has stopped");

        await EventsAsync(open, context);
        await open.LookAsync(new(Look.Phone, "dark"));
        await open.GoAsync("/overview");
        await open.Page.GetByRole(AriaRole.Link, new() { Name = "Raise the cap" }).ClickAsync();
        await CapAsync(open, "5000", Cap(), "Use goes on at once.");
        await Expect(open.Main).Not.ToContainTextAsync("Use has stopped");
        await open.AssertWellFormedAsync();
        open.Watch.AssertSilent();
    }

    private static async Task UseAsync(Backend backend, string customer, string id, int units)
    {
        var (status, body) = await backend.PostAsync("/api/v1/usage", new { eventId = id, customer, units });
        Assert.True(status == HttpStatusCode.Accepted, body.ToString());
    }

    private static async Task CapAsync(OpenPage open, string amount, Regex yes, string effect)
    {
        if (!open.Page.Url.Contains("/usage/limits", StringComparison.Ordinal)) await open.GoAsync("/usage/limits");
        await open.BecomesLiveAsync();
        await open.Page.GetByLabel("At most, in USD").FillAsync(amount);
        await open.Page.GetByRole(AriaRole.Button, new() { Name = "See what it changes…" }).ClickAsync();
        var dialog = open.Page.GetByRole(AriaRole.Dialog);
        await Expect(dialog).ToContainTextAsync(effect);
        await dialog.GetByRole(AriaRole.Button, new() { NameRegex = yes }).ClickAsync();
        await Expect(dialog).ToHaveCountAsync(0);
    }

    // As it stands in the sandbox's mailbox.
    private static async Task<ILocator> MailAsync(IBrowserContext context)
    {
        var page = await context.NewPageAsync();
        await page.GotoAsync("/sandbox/mail?to=" + Uri.EscapeDataString(Carla));
        await page.GetByRole(AriaRole.Link, new() { Name = "Use has stopped" }).First.ClickAsync();
        return page.FrameLocator("iframe").Locator("body");
    }

    private static async Task EventsAsync(OpenPage open, IBrowserContext context)
    {
        await open.GoAsync("/usage/events");
        await open.Page.GetByLabel("Id", new() { Exact = true }).FillAsync("journey-2");
        await open.Page.GetByRole(AriaRole.Button, new() { Name = "Show", Exact = true }).ClickAsync();
        await Expect(open.Page.GetByRole(AriaRole.Region, new() { Name = "Events" }).GetByRole(AriaRole.Row)).ToHaveCountAsync(2); // the head and the one
        var link = await open.Page.GetByRole(AriaRole.Link, new() { Name = "Download as CSV" }).GetAttributeAsync("href");
        var file = await context.APIRequest.GetAsync(link!);
        Assert.Matches(@"\Atime,units,event_id,.*\r\n[^,]*Z,7,journey-2,reported,.*\r\n\z", await file.TextAsync());
    }

    [GeneratedRegex(@"/usage\?day=\d{4}-\d\d-\d\d$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex OfADay();

    [GeneratedRegex(@"\d+ units\. 24 values from 00:00 to 23:00", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Hours();

    [GeneratedRegex(@"^Cap at \$[\d,.]+ now, \$10\.00 from \d+ \w+ \d{4}$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Already();

    [GeneratedRegex(@"^Cap at \$5,000\.00$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Cap();
}
