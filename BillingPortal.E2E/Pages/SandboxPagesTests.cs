using BillingPortal.E2E.Kit;
using BillingPortal.Tests.Kit;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace BillingPortal.E2E.Pages;

/// <summary>The card form, the bank's dialog and the inspector, looked at in each width and theme.</summary>
[Collection(BrowserCollection.Name)]
public sealed class SandboxPagesTests(PortalInBrowser desk)
{
    [BrowserTheory]
    [InlineData(Look.Desk, "light")]
    [InlineData(Look.Desk, "dark")]
    [InlineData(Look.Phone, "light")]
    [InlineData(Look.Phone, "dark")]
    public async Task FormItsErrorsAndTheBank_AreSeenByAll(int width, string theme)
    {
        var look = new Look(width, theme);
        await using var sandbox = await RunningSandbox.StartAsync();
        await using var form = await CardForm.OpenAsync(desk.Browser, sandbox, look);
        await AssertWellAsync(form, look, "form");
        await form.FillAsync("4242 4242 4242 4241", expiry: "01 / 20", code: "1");
        await form.Send.ClickAsync();
        await Expect(form.Problem).ToBeVisibleAsync();
        await AssertWellAsync(form, look, "errors");
        await form.FillAsync("4000 0000 0000 3220");
        await form.Send.ClickAsync();
        await Expect(form.Bank.GetByText("Confirm that this card may be kept")).ToBeVisibleAsync();
        await AssertWellAsync(form, look, "bank");
        await form.Bank.GetByRole(AriaRole.Button, new() { Name = "Complete authentication" }).ClickAsync();
        await Expect(form.Result).ToContainTextAsync("succeeded");
        await AssertWellAsync(form, look, "kept");
        form.AssertSilent();
    }

    [BrowserTheory]
    [InlineData(Look.Desk, "light")]
    [InlineData(Look.Desk, "dark")]
    [InlineData(Look.Phone, "light")]
    [InlineData(Look.Phone, "dark")]
    public async Task Inspector_IsSeenByAll(int width, string theme)
    {
        var look = new Look(width, theme);
        await using var sandbox = await RunningSandbox.StartAsync();
        var debit = await FillAsync(sandbox);
        await using var form = await CardForm.OpenAsync(desk.Browser, sandbox, look);
        foreach (var (name, path) in new[] { ("overview", ""), ("objects", "/objects?type=payment_intent"), ("object", $"/objects/{debit.Id}"), ("requests", "/requests"), ("request", $"/requests/{debit.Headers["Request-Id"]}"), ("events", "/events"), ("deliveries", "/deliveries"), ("chaos", "/chaos"), ("missing", "/objects/cus_none") })
        {
            await form.Page.GotoAsync("/sandbox/stripe" + path);
            await AssertWellAsync(form, look, "inspector-" + name);
        }
        form.AssertSilent();
    }

    [BrowserFact]
    public async Task Inspector_SettlesADebitSendsAgainAndSwitchesTroubleOn()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var debit = await FillAsync(sandbox);
        await using var form = await CardForm.OpenAsync(desk.Browser, sandbox);
        var page = form.Page;
        await page.GotoAsync($"/sandbox/stripe/objects/{debit.Id}");
        await page.GetByRole(AriaRole.Button, new() { Name = "Settle the debit" }).ClickAsync();
        await Expect(page.Locator(".lead")).ToContainTextAsync("succeeded");
        await page.GetByRole(AriaRole.Link, new() { Name = "Deliveries" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Send again: payment_intent.succeeded" }).First.ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Deliveries" })).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Chaos" }).ClickAsync();
        await page.GetByRole(AriaRole.Checkbox, new() { Name = "Lose webhooks" }).CheckAsync();
        await page.Locator("#drop-next").FillAsync("2");
        await page.GetByRole(AriaRole.Button, new() { Name = "Keep these switches" }).ClickAsync();
        await Expect(page.Locator(".lead")).ToContainTextAsync("1 switched on");
        await Expect(page.Locator("#drop-next")).ToHaveValueAsync("2");
        await page.GetByRole(AriaRole.Button, new() { Name = "Switch all off" }).ClickAsync();
        await Expect(page.Locator(".lead")).ToContainTextAsync("Nothing is switched on");
        form.AssertSilent();
    }

    private static async Task<StripeReply> FillAsync(RunningSandbox sandbox)
    {
        await sandbox.PostAsync("webhook_endpoints", $"url={Uri.EscapeDataString(new Uri(sandbox.Address, "/nobody").ToString())}&enabled_events[]=*");
        var customer = await sandbox.PostAsync("customers", "name=Jane Doe&email=jane@example.com");
        await sandbox.PostAsync("payment_intents", $"amount=4500&currency=usd&customer={customer.Id}&confirm=true&payment_method=pm_card_visa&automatic_payment_methods[enabled]=true&automatic_payment_methods[allow_redirects]=never");
        return await sandbox.PostAsync("payment_intents", $"amount=12500&currency=usd&customer={customer.Id}&confirm=true&payment_method=pm_usBankAccount_processing&mandate_data[customer_acceptance][type]=offline&automatic_payment_methods[enabled]=true&automatic_payment_methods[allow_redirects]=never");
    }

    private static async Task AssertWellAsync(CardForm form, Look look, string name)
    {
        await form.Page.ScreenshotAsync(new() { Path = Results.File("sandbox", $"{name}-{look}.png"), FullPage = !name.StartsWith("bank", StringComparison.Ordinal) });
        Assert.False(await form.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth > innerWidth"), $"{name} is wider than the screen.");
        await Axe.AssertNothingGraveAsync(form.Page);
    }
}
