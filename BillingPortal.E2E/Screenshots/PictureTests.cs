using BillingPortal.E2E.Kit;
using BillingPortal.E2E.Pages;
using Microsoft.Playwright;

namespace BillingPortal.E2E.Screenshots;

/// <summary>The pictures that the README shows; scripts/screenshots writes them to docs/screenshots.</summary>
[Collection(BrowserCollection.Name)]
public sealed class PictureTests(PortalInBrowser desk)
{
    [BrowserTheory]
    [InlineData("front-light", "/", Look.Desk, "light")]
    [InlineData("front-dark", "/", Look.Desk, "dark")]
    [InlineData("styleguide", "/styleguide", Look.Desk, "light")]
    public async Task Picture_IsTaken(string name, string path, int width, string theme)
    {
        await using var page = await OpenPage.InAsync(desk.Context, desk.Portal);
        await page.LookAsync(new(width, theme));
        await page.GoAsync(path);
        await page.PictureAsync(Path.Combine(Results.PictureFolder, name + ".png"));
        page.Watch.AssertSilent();
    }

    [BrowserTheory]
    [InlineData("overview-light", "/overview", "Tara Trial", Look.Desk, "light")]
    [InlineData("overview-dark", "/overview", "Tara Trial", Look.Desk, "dark")]
    [InlineData("plan-light", "/plan", "Carla Card", Look.Desk, "light")]
    [InlineData("usage-light", "/usage", "Carla Card", Look.Desk, "light")]
    [InlineData("invoice-light", "/invoices", "Carla Card", Look.Desk, "light")]
    [InlineData("payment-phone", "/payment-method", "Logan Locked", Look.Phone, "light")]
    public async Task PictureOfACustomer_IsTaken(string name, string path, string who, int width, string theme)
    {
        await using var context = await desk.SignedInAsync(desk.Portal, who);
        await using var page = await OpenPage.InAsync(context, desk.Portal);
        await page.LookAsync(new(width, theme));
        await page.GoAsync(path);
        if (path == "/payment-method") await new PaymentMethodPage(page).ReadyAsync();
        if (path == "/plan") await Assertions.Expect(page.Main).ToContainTextAsync("so far");
        if (path == "/invoices") await OpenLatestInvoiceAsync(page);
        await page.PictureAsync(Path.Combine(Results.PictureFolder, name + ".png"));
        page.Watch.AssertSilent();
    }

    // With the line opened that says how units came to their price.
    private static async Task OpenLatestInvoiceAsync(OpenPage page)
    {
        await page.Main.Locator("tbody th a").First.ClickAsync();
        await page.ReadsAsync("Invoice INV-");
        await page.BecomesLiveAsync();
        await page.Main.Locator("summary").Last.ClickAsync();
        await page.Main.GetByRole(AriaRole.Button, new() { Name = "Verify this invoice" }).ClickAsync();
        await Assertions.Expect(page.Main.GetByRole(AriaRole.Status)).ToContainTextAsync("All of it is right");
    }
}
