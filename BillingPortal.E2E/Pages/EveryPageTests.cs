using BillingPortal.E2E.Kit;
using static Microsoft.Playwright.Assertions;

namespace BillingPortal.E2E.Pages;

[Collection(BrowserCollection.Name)]
public sealed class EveryPageTests(PortalInBrowser desk)
{
    public static TheoryData<string, int> EveryWidth
    {
        get
        {
            var data = new TheoryData<string, int>();
            foreach (var page in PortalPage.All)
                foreach (var width in new[] { Look.Desk, Look.Phone })
                    data.Add(page.Path, width);
            return data;
        }
    }

    /// <summary>Asked for once, in one theme; the other is put on in place, which changes colours and nothing else.</summary>
    [BrowserTheory]
    [MemberData(nameof(EveryWidth))]
    public async Task PageInBothThemes_IsWellFormedAccessibleAndStaysHome(string path, int width)
    {
        var (known, sent) = (PortalPage.At(path), Look.Sent(width));
        await using var page = await OpenPage.OfAsync(desk, known.As);
        await page.LookAsync(sent);
        await page.GoAsync(path, known.Status);
        await Expect(page.Page.Locator("html")).ToHaveAttributeAsync("data-theme", sent.Theme);
        await page.AssertWellFormedAsync();
        await Axe.AssertNothingGraveAsync(page.Page);
        await PictureAsync(page, known, sent);

        await page.TurnAsync(sent.Turned);
        await page.AssertWellFormedAsync();
        await PictureAsync(page, known, sent.Turned);
        await Axe.AssertColoursAsync(page.Page);
        page.Watch.AssertSilent();
    }

    private static Task PictureAsync(OpenPage page, PortalPage known, Look look) =>
        page.PictureAsync(Results.File("screenshots", $"{known.FileName}-{look}.png"));
}
