using BillingPortal.E2E.Kit;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace BillingPortal.E2E.Pages;

/// <summary>Where an admin makes and revokes the keys of the API.</summary>
internal sealed class ApiKeysPage(OpenPage open)
{
    public ILocator Shown => open.Page.GetByLabel("The new key");

    private IPage Page => open.Page;

    /// <summary>The key, as it is shown this once.</summary>
    public async Task<string> MakeAsync(string name, params string[] scopes)
    {
        await open.GoAsync("/admin/api-keys");
        await Page.GetByLabel("Name", new() { Exact = true }).FillAsync(name);
        foreach (var scope in scopes) await Page.GetByRole(AriaRole.Checkbox, new() { Name = scope, Exact = true }).CheckAsync();
        await PressAsync("Make the key");
        return await Shown.InputValueAsync();
    }

    public async Task PutAwayAsync()
    {
        await PressAsync("I have it");
        await Expect(Shown).ToHaveCountAsync(0);
    }

    public async Task RevokeAsync(string name, string reason)
    {
        await PressAsync("Revoke " + name);
        var dialog = Page.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("Why?").FillAsync(reason);
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Revoke the key" }).ClickAsync();
        await Expect(Page.GetByText(name + " was revoked").First).ToBeVisibleAsync();
        await Expect(Page.GetByRole(AriaRole.Row).Filter(new() { HasText = name })).ToContainTextAsync("Revoked");
    }

    /// <summary>A key made in a page of its own, for journeys that begin with one.</summary>
    public static async Task<string> KeyAsync(PortalInBrowser desk, string name, params string[] scopes)
    {
        await using var open = await OpenPage.InAsync(await desk.ContextOfAsync(Role.Admin), desk.Portal);
        return await new ApiKeysPage(open).MakeAsync(name, scopes);
    }

    private Task PressAsync(string words) => Page.GetByRole(AriaRole.Button, new() { Name = words, Exact = true }).ClickAsync();
}
