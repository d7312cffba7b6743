using BillingPortal.E2E.Kit;
using BillingPortal.E2E.Pages;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace BillingPortal.E2E.Journeys;

[Collection(BrowserCollection.Name)]
public sealed class KeyboardTests(PortalInBrowser desk)
{
    /// <summary>Somebody without a mouse reaches the content with two keys.</summary>
    [BrowserTheory]
    [InlineData("/")]
    [InlineData("/styleguide/portal")]
    public async Task FirstTab_IsTheSkipLink_WhichLeadsToTheContent(string path)
    {
        await using var page = await OpenPage.InAsync(desk.Context, desk.Portal);
        await page.GoAsync(path);

        await page.Page.Keyboard.PressAsync("Tab");
        await Expect(page.SkipLink).ToBeFocusedAsync();
        await Expect(page.SkipLink).ToBeInViewportAsync();
        await page.Page.Keyboard.PressAsync("Enter");
        await Expect(page.Main).ToBeFocusedAsync();
        await Expect(page.Page).ToHaveURLAsync(new Uri(desk.Portal.Address, path + "#main").ToString());
        page.Watch.AssertSilent();
    }

    /// <summary>Somebody who follows a link inside the portal goes on reading at the headline of the new page.</summary>
    [BrowserFact]
    public async Task LinkFollowed_PutsTheFocusOnTheHeadline()
    {
        await using var page = await OpenPage.InAsync(desk.Context, desk.Portal);
        await page.LookAsync(new(Look.Desk, "light"));
        await page.GoAsync("/styleguide/portal");

        await page.Page.GetByRole(AriaRole.Link, new() { Name = "Usage", Exact = true }).ClickAsync();
        await Expect(page.Page).ToHaveURLAsync(new Uri(desk.Portal.Address, "/styleguide/portal/usage").ToString());
        await Expect(page.Headline).ToBeFocusedAsync();
        page.Watch.AssertSilent();
    }
}
