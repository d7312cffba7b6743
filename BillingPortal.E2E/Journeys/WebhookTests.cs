using System.Net.Http.Json;
using System.Text.Json;
using BillingPortal.E2E.Kit;
using BillingPortal.E2E.Pages;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace BillingPortal.E2E.Journeys;

[Collection(BrowserCollection.Name)]
public sealed class WebhookTests(PortalInBrowser desk)
{
    /// <summary>Something happens at the sandbox and is told to the portal; an admin sees it, processes it again, finds it in the inspector, and moves the clock there.</summary>
    [BrowserFact]
    public async Task EventOfTheSandbox_IsShown_ProcessedAgain_AndFoundInTheInspector()
    {
        var customer = await MakeCustomerAsync();
        await using var open = await OpenPage.InAsync(await desk.ContextOfAsync(Role.Admin), desk.Portal);
        var link = open.Main.GetByRole(AriaRole.Link, new() { Name = "customer.created" });
        do await open.GoAsync("/admin/webhooks?subject=" + customer);
        while (await link.CountAsync() == 0);
        await link.ClickAsync();
        await Expect(open.Main).ToContainTextAsync("Nothing in this version asks for events of this type.");
        await open.Page.GetByRole(AriaRole.Button, new() { Name = "Process again" }).ClickAsync();
        await Expect(open.Page.GetByText("The event is in the row again").First).ToBeVisibleAsync();
        var tries = open.Main.GetByRole(AriaRole.Region, new() { Name = "Tries" }).Locator("tbody tr");
        do await open.GoAsync(new Uri(open.Page.Url).PathAndQuery);
        while (await tries.CountAsync() < 2);

        await open.GoAsync((await open.Page.GetByRole(AriaRole.Link, new() { Name = "In the sandbox" }).GetAttributeAsync("href"))!, live: false);
        await Expect(open.Page.Locator("body")).ToContainTextAsync(customer);
        await open.GoAsync("/sandbox/stripe", live: false);
        var clock = open.Page.GetByRole(AriaRole.Region, new() { Name = "Clock" });
        var before = await clock.Locator("time").First.InnerTextAsync();
        await clock.GetByLabel("Unit").SelectOptionAsync("hours");
        await clock.GetByRole(AriaRole.Button, new() { Name = "Move the clock" }).ClickAsync();
        await Expect(clock.Locator("time").First).Not.ToHaveTextAsync(before);
        open.Watch.AssertSilent();
    }

    private async Task<string> MakeCustomerAsync()
    {
        using var client = new HttpClient { BaseAddress = desk.Portal.Address };
        client.DefaultRequestHeaders.Authorization = new("Bearer", "sk_test_journey");
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("name", "Told to the portal")]);
        using var answer = await client.PostAsync("/sandbox/stripe/v1/customers", form);
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString()!;
    }
}
