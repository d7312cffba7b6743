using BillingPortal.E2E.Kit;
using BillingPortal.E2E.Pages;
using static Microsoft.Playwright.Assertions;

namespace BillingPortal.E2E.Journeys;

[Collection(BrowserCollection.Name)]
public sealed class ThemeTests(PortalInBrowser desk)
{
    /// <summary>A person on a light device chooses dark; the choice stays, with scripts and without.</summary>
    [BrowserTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task DarkChosen_StaysDark(bool scripts)
    {
        await using var context = await desk.NewContextAsync(desk.Portal, scripts);
        await using var page = await OpenPage.InAsync(context, desk.Portal);
        await page.GoAsync("/", live: scripts);
        await Expect(page.UseLightTheme).ToBeHiddenAsync();

        await page.UseDarkTheme.ClickAsync();
        await Expect(page.UseLightTheme).ToBeVisibleAsync();
        await Expect(page.Page).ToHaveURLAsync(desk.Portal.Address.ToString());
        await page.Page.ReloadAsync();
        await Expect(page.UseLightTheme).ToBeVisibleAsync();
        await Expect(page.UseDarkTheme).ToBeHiddenAsync();
        await Expect(page.Page.Locator("body")).ToHaveCSSAsync("background-color", "rgb(15, 20, 26)");
        page.Watch.AssertSilent();
    }
}
