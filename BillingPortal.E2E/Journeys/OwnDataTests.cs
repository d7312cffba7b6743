using BillingPortal.E2E.Kit;
using BillingPortal.E2E.Pages;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace BillingPortal.E2E.Journeys;

[Collection(BrowserCollection.Name)]
public sealed class OwnDataTests(PortalInBrowser desk)
{
    private const string Password = "four quiet green boats";
    private const string Wrong = "The address or the password is wrong, or the account is locked.";

    /// <summary>Somebody moves to another address: the old one works until the link to the new one was followed, and never again after that.</summary>
    [BrowserFact]
    public async Task NewAddressConfirmed_OldOneSignsInNoMore()
    {
        await using var context = await desk.NewContextAsync(desk.Portal);
        var page = await SignedUpAsync(context, "dora@example.com");
        await page.GoAsync("/account");
        await page.FillAsync(("New mail address", "dora@new.example"), ("Your password", Password));
        await page.PressAsync("Change address");
        await page.SaysAsync("Follow the link in the mail that we sent to the new address.");
        await page.SignOutAsync();
        await page.SignInAsync("dora@example.com", Password);
        await page.ReadsAsync("Overview");

        await page.GoAsync(await Mailbox.LinkAsync(desk.Portal, "dora@new.example", "confirm-new-address"));
        await page.SaysAsync("dora@new.example");
        await page.PressAsync("Confirm");
        await page.SaysAsync("Your new address is confirmed.");
        await page.SignOutAsync();
        await page.SignInAsync("dora@example.com", Password);
        await page.SaysAsync(Wrong);
        await page.SignInAsync("dora@new.example", Password);
        await page.ReadsAsync("Overview");
        page.Open.Watch.AssertSilent();
    }

    /// <summary>Somebody leaves for good: the account opens no more, and no page shows the address.</summary>
    [BrowserFact]
    public async Task Erased_CannotSignIn_AndIsShownNowhere()
    {
        await using var context = await desk.NewContextAsync(desk.Portal);
        var page = await SignedUpAsync(context, "edgar@example.com");
        await page.GoAsync("/account/data");
        await page.FillAsync(("Your password", Password), ("Type \"erase me\"", "erase me"));
        await page.PressAsync("Erase my account and data");
        await page.SaysAsync("Your account and your data are erased.");
        await page.SignInAsync("edgar@example.com", Password);
        await page.SaysAsync(Wrong);
        await SandboxClock.SettleAsync(desk.Portal); // the last mail is sent, and its address forgotten

        await AssertUnknownAsync(page.Open, "/sandbox/mail", "to", "No mail to such an address");
        await using var admin = await OpenPage.InAsync(await desk.ContextOfAsync(Role.Admin), desk.Portal);
        await AssertUnknownAsync(admin, "/admin/people", "q", "Nobody of this name");
        await AssertUnknownAsync(admin, "/admin/customers", "q", "Nobody is like this");
        await AssertUnknownAsync(admin, "/admin/mail", "to", "No such mail");
        await admin.GoAsync("/admin/audit");
        Assert.DoesNotContain("edgar", await admin.Page.ContentAsync(), StringComparison.OrdinalIgnoreCase);
        page.Open.Watch.AssertSilent();
        admin.Watch.AssertSilent();
    }

    /// <summary>Not in the newest rows, and not when it is asked for.</summary>
    private static async Task AssertUnknownAsync(OpenPage page, string path, string search, string none)
    {
        await page.GoAsync(path);
        Assert.DoesNotContain("edgar", await page.Page.ContentAsync(), StringComparison.OrdinalIgnoreCase);
        await page.GoAsync($"{path}?{search}=edgar%40example.com");
        await Expect(page.Main).ToContainTextAsync(none);
    }

    private async Task<AccountPages> SignedUpAsync(IBrowserContext context, string email)
    {
        var page = await AccountPages.InAsync(context, desk.Portal);
        await page.SignUpAsync(email, Password);
        await page.ConfirmAsync(email);
        return page;
    }
}
