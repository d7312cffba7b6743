using BillingPortal.E2E.Kit;
using BillingPortal.E2E.Pages;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace BillingPortal.E2E.Journeys;

[Collection(BrowserCollection.Name)]
public sealed class ReconnectTests(PortalInBrowser desk)
{
    /// <summary>The machine fails and starts again while two pages are open: one comes back by itself, one holds unsaved words and asks.</summary>
    [BrowserFact]
    public async Task ServerKilledAndStarted_PagesComeBack()
    {
        await using var portal = await PortalProcess.StartAsync("reconnect");
        await using var context = await desk.NewContextAsync(portal);
        await using var idle = await OpenAsync(context, portal);
        await using var written = await OpenAsync(context, portal);
        await written.Page.GetByRole(AriaRole.Textbox).First.FillAsync("half a sentence");

        await portal.KillAsync();
        await idle.Overlay.IsShownAsync();
        await written.Overlay.IsShownAsync();
        await portal.StartAgainAsync();

        await idle.Overlay.IsGoneAsync();
        await AssertAnswersAsync(idle);
        await written.Overlay.OffersToReloadAsync();
        await Expect(written.Page.GetByRole(AriaRole.Textbox).First).ToHaveValueAsync("half a sentence");
        await written.Overlay.ReloadAsync();
        await written.Overlay.IsGoneAsync();
        await AssertAnswersAsync(written);
    }

    private static async Task<OpenPage> OpenAsync(IBrowserContext context, PortalProcess portal)
    {
        var page = await OpenPage.InAsync(context, portal);
        await page.GoAsync("/styleguide");
        return page;
    }

    private static async Task AssertAnswersAsync(OpenPage page)
    {
        await page.BecomesLiveAsync();
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Good news", Exact = true }).ClickAsync();
        await Expect(page.Page.GetByText("The next invoice goes to sample@example.com.").First).ToBeVisibleAsync();
        page.Watch.AssertNothingLeftTheHost();
    }
}
