using BillingPortal.E2E.Kit;
using BillingPortal.E2E.Pages;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace BillingPortal.E2E.Journeys;

/// <summary>What libraries draw only when they are used: the Content-Security-Policy must let them, and nothing may complain.</summary>
[Collection(BrowserCollection.Name)]
public sealed class ContentPolicyTests(PortalInBrowser desk)
{
    /// <summary>A developer unfolds a call in the API's documentation, gives it a key, and sends it from there.</summary>
    [BrowserFact]
    public async Task ApiDocumentation_IsUsedWithoutComplaint()
    {
        var key = await ApiKeysPage.KeyAsync(desk, "Reader", "customers");
        await using var page = await OpenPage.InAsync(desk.Context, desk.Portal);
        await page.GoAsync("/api/docs/index.html");
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Authorize" }).First.ClickAsync();
        var dialog = page.Page.Locator(".modal-ux");
        await dialog.GetByRole(AriaRole.Textbox).FillAsync(key);
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Apply credentials" }).ClickAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Close" }).Last.ClickAsync();

        var call = page.Page.Locator(".opblock-get").Filter(new() { HasText = "List customers" });
        await call.GetByRole(AriaRole.Button, new() { Expanded = false }).First.ClickAsync();
        await Expect(call.GetByText("Follow nextCursor until it is null.")).ToBeVisibleAsync();
        await call.GetByRole(AriaRole.Button, new() { Name = "Try it out" }).ClickAsync();
        await call.GetByRole(AriaRole.Button, new() { Name = "Execute" }).ClickAsync();
        await Expect(call.Locator(".live-responses-table .response-col_status").Last).ToContainTextAsync("200");
        page.Watch.AssertSilent();
    }

    /// <summary>An admin turns the pages of a table, locks somebody in a dialog that asks why, and is told in a toast; then takes it back.</summary>
    [BrowserFact]
    public async Task TableDialogAndToast_OfAnAdmin_AreUsedWithoutComplaint()
    {
        await using var page = await OpenPage.InAsync(await desk.ContextOfAsync(Role.Admin), desk.Portal);
        await page.GoAsync("/styleguide/admin/customers");
        await page.Page.GetByRole(AriaRole.Columnheader, new() { Name = "Number" }).ClickAsync();
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Go to next page" }).ClickAsync();
        await Expect(page.Page.GetByText("Page 2 of ").First).ToBeVisibleAsync();

        await page.GoAsync("/admin/people?q=tara");
        await DoAsync(page, "Lock");
        await Expect(page.Page.GetByText("Locked", new() { Exact = true })).ToBeVisibleAsync();
        await DoAsync(page, "Unlock");
        await Expect(page.Page.GetByText("Active", new() { Exact = true })).ToBeVisibleAsync();
        page.Watch.AssertSilent();
    }

    /// <summary>Every part of the style guide that opens over the page is opened.</summary>
    [BrowserFact]
    public async Task FieldsThatUnfold_AreUsedWithoutComplaint()
    {
        await using var page = await OpenPage.InAsync(desk.Context, desk.Portal);
        await page.GoAsync("/styleguide");
        await page.Page.Locator(".rz-dropdown").First.ClickAsync();
        await page.Page.GetByRole(AriaRole.Option, new() { Name = "Scale, $199.00 a month" }).ClickAsync();
        await page.Page.Locator(".rz-datepicker-trigger").ClickAsync();
        await page.Page.Locator(".rz-calendar-view").GetByText("15", new() { Exact = true }).ClickAsync();
        await Expect(page.Page.GetByLabel("Cancel on").First).ToHaveValueAsync("15 Dec 2026");
        foreach (var toast in new[] { "Good news", "News", "A warning", "Bad news" })
            await page.Page.GetByRole(AriaRole.Button, new() { Name = toast, Exact = true }).ClickAsync();
        await Expect(page.Page.GetByText("It is tried again in five minutes.").First).ToBeVisibleAsync();
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Cancel the plan" }).ClickAsync();
        await page.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Cancel on 1 Dec" }).ClickAsync();
        await Expect(page.Page.GetByText("Cancel on 1 Dec.")).ToBeVisibleAsync();
        page.Watch.AssertSilent();
    }

    private static async Task DoAsync(OpenPage page, string deed)
    {
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Change Tara Trial" }).ClickAsync();
        await page.Page.GetByRole(AriaRole.Button, new() { Name = deed, Exact = true }).ClickAsync();
        var dialog = page.Page.GetByRole(AriaRole.Dialog);
        await dialog.GetByRole(AriaRole.Textbox).FillAsync("To see it done");
        await dialog.GetByRole(AriaRole.Button, new() { Name = deed, Exact = true }).ClickAsync();
        await Expect(page.Page.GetByText(deed + ": done for Tara Trial.").First).ToBeVisibleAsync();
    }
}
