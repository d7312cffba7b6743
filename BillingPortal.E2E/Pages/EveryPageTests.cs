using BillingPortal.E2E.Kit;

namespace BillingPortal.E2E.Pages;

[Collection(BrowserCollection.Name)]
public sealed class EveryPageTests(PortalInBrowser desk)
{
    public static TheoryData<string, int, string> EveryLook
    {
        get
        {
            var data = new TheoryData<string, int, string>();
            foreach (var page in PortalPage.All)
                foreach (var look in Look.All)
                    data.Add(page.Path, look.Width, look.Theme);
            return data;
        }
    }

    [BrowserTheory]
    [MemberData(nameof(EveryLook))]
    public async Task PageInALook_IsWellFormedAccessibleAndStaysHome(string path, int width, string theme)
    {
        var (known, look) = (PortalPage.At(path), new Look(width, theme));
        await using var page = await OpenPage.InAsync(await desk.ContextOfAsync(known.As), desk.Portal);
        await page.LookAsync(look);
        await page.GoAsync(path, known.Status);

        await page.AssertWellFormedAsync();
        if (look.IsChecked) await Axe.AssertNothingGraveAsync(page.Page);
        await page.PictureAsync(Results.File("screenshots", $"{known.FileName}-{look}.png"));
        page.Watch.AssertSilent();
    }
}
