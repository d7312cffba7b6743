using System.Net;
using BillingPortal.E2E.Kit;
using BillingPortal.E2E.Pages;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace BillingPortal.E2E.Journeys;

[Collection(BrowserCollection.Name)]
public sealed class InvitationTests(PortalInBrowser desk)
{
    /// <summary>The product makes a customer, an admin invites the person behind it, who takes it over from the mail.</summary>
    [BrowserFact]
    public async Task CustomerOfTheApi_IsTakenOverByWhoWasInvited()
    {
        using var backend = new Backend(desk.Portal, await ApiKeysPage.KeyAsync(desk, "Mill backend", "customers"));
        var made = await backend.PostAsync("/api/v1/customers", new { reference = "mill-1", name = "Alder Mill", email = "mona@example.com" });
        Assert.Equal(HttpStatusCode.Created, made.Status);
        await using var admin = await OpenPage.InAsync(await desk.ContextOfAsync(Role.Admin), desk.Portal);
        await admin.GoAsync("/admin/customers/mill-1");
        await admin.Page.GetByRole(AriaRole.Button, new() { Name = "Invite", Exact = true }).ClickAsync();
        await Expect(admin.Page.GetByText("The invitation is on its way.").First).ToBeVisibleAsync();

        await using var context = await desk.NewContextAsync(desk.Portal);
        var mona = await AccountPages.InAsync(context, desk.Portal);
        await mona.GoAsync("/sandbox/mail?to=mona%40example.com");
        await mona.Open.Page.GetByRole(AriaRole.Link, new() { Name = "Manage your billing" }).ClickAsync();
        await mona.Open.Page.FrameLocator("iframe").GetByRole(AriaRole.Link, new() { Name = "Open your account" }).ClickAsync();
        await mona.SaysAsync("You are invited to manage the billing of Alder Mill");
        await mona.FillAsync(("Your name", "Mona Miller"), ("Password", "four quiet green boats"));
        await mona.PressAsync("Make my account and accept");
        await mona.ReadsAsync("You are in");
        await mona.SaysAsync("You manage the billing of Alder Mill now.");

        await admin.GoAsync("/admin/customers/mill-1");
        await Expect(admin.Main).ToContainTextAsync("Mona Miller");
        await Expect(admin.Main).ToContainTextAsync("One person can sign in for it.");
        await mona.SignOutAsync();
        await mona.SignInAsync("mona@example.com", "four quiet green boats");
        await mona.ReadsAsync("Overview");
        mona.Open.Watch.AssertSilent();
        admin.Watch.AssertSilent();
    }
}
