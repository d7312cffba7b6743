using BillingPortal.E2E.Kit;
using BillingPortal.E2E.Pages;

namespace BillingPortal.E2E.Screenshots;

/// <summary>The pictures that the README shows; scripts/screenshots writes them to docs/screenshots.</summary>
[Collection(BrowserCollection.Name)]
public sealed class PictureTests(PortalInBrowser desk)
{
    [BrowserTheory]
    [InlineData("front-light", "/", Look.Desk, "light")]
    [InlineData("front-dark", "/", Look.Desk, "dark")]
    [InlineData("portal-light", "/styleguide/portal", Look.Desk, "light")]
    [InlineData("portal-dark", "/styleguide/portal", Look.Desk, "dark")]
    [InlineData("portal-phone", "/styleguide/portal", Look.Phone, "light")]
    [InlineData("styleguide", "/styleguide", Look.Desk, "light")]
    public async Task Picture_IsTaken(string name, string path, int width, string theme)
    {
        await using var page = await OpenPage.InAsync(desk.Context, desk.Portal);
        await page.LookAsync(new(width, theme));
        await page.GoAsync(path);
        await page.PictureAsync(Path.Combine(Results.PictureFolder, name + ".png"));
        page.Watch.AssertSilent();
    }
}
