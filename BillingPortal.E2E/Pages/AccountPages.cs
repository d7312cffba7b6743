using BillingPortal.E2E.Kit;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace BillingPortal.E2E.Pages;

/// <summary>The pages for signing in as a person meets them: fields by their labels, buttons by their words.</summary>
public sealed class AccountPages(OpenPage open, PortalProcess portal, bool live = true)
{
    private IPage Page => open.Page;

    public static async Task<AccountPages> InAsync(IBrowserContext context, PortalProcess portal, bool live = true) =>
        new(await OpenPage.InAsync(context, portal), portal, live);

    public OpenPage Open => open;

    public Task GoAsync(string path) => open.GoAsync(path, live: live);

    public async Task SignUpAsync(string email, string password, string plan = "Pro")
    {
        await GoAsync("/signup?plan=" + plan);
        await Expect(Page.GetByText(plan, new() { Exact = true })).ToBeVisibleAsync();
        await FillAsync(("Mail address", email), ("Name (optional)", "Ann"), ("Password", password), ("Password once more", password));
        await PressAsync("Create account");
        await ReadsAsync("Look into your mail");
    }

    public async Task ConfirmAsync(string email)
    {
        await GoAsync(await Mailbox.LinkAsync(portal, email, "confirm-address"));
        await PressAsync("Confirm");
        await ReadsAsync("Overview");
    }

    public async Task SignInAsync(string email, string password)
    {
        await GoAsync("/signin");
        await FillAsync(("Mail address", email), ("Password", password));
        await PressAsync("Sign in");
    }

    public Task SignOutAsync() => SignOutAsync(Page);

    public static async Task SignOutAsync(IPage page)
    {
        await page.Locator("summary").Filter(new() { Has = page.GetByLabel("Your menu") }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await Expect(page.GetByText("You are signed out.")).ToBeVisibleAsync();
    }

    public async Task FillAsync(params (string Label, string Value)[] fields)
    {
        foreach (var (label, value) in fields) await Page.GetByLabel(label, new() { Exact = true }).FillAsync(value);
    }

    public Task PressAsync(string words) => Page.GetByRole(AriaRole.Button, new() { Name = words, Exact = true }).ClickAsync();

    /// <summary>The headline, whatever state stands beside it.</summary>
    public async Task ReadsAsync(string headline)
    {
        await open.ReadsAsync(headline);
        if (live) await open.BecomesLiveAsync();
    }

    public Task SaysAsync(string words) => Expect(Page.GetByText(words)).ToBeVisibleAsync();
}
