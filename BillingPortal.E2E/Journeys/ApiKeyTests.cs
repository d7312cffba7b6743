using System.Net;
using BillingPortal.E2E.Kit;
using BillingPortal.E2E.Pages;
using static Microsoft.Playwright.Assertions;

namespace BillingPortal.E2E.Journeys;

[Collection(BrowserCollection.Name)]
public sealed class ApiKeyTests(PortalInBrowser desk)
{
    /// <summary>An admin makes a key, which is shown once; a backend calls with it until the admin revokes it, and gives a reason.</summary>
    [BrowserFact]
    public async Task KeyMade_OpensTheApi_UntilItIsRevoked()
    {
        await using var open = await OpenPage.InAsync(await desk.ContextOfAsync(Role.Admin), desk.Portal);
        var page = new ApiKeysPage(open);
        var key = await page.MakeAsync("Bakery backend", "customers");
        Assert.StartsWith("bp_", key, StringComparison.Ordinal);
        await page.PutAwayAsync();
        Assert.DoesNotContain(key, await open.Page.ContentAsync(), StringComparison.Ordinal);

        await open.LookAsync(new(Look.Phone, "light"));
        await open.AssertWellFormedAsync();

        using var backend = new Backend(desk.Portal, key);
        var made = await backend.PostAsync("/api/v1/customers", new { reference = "bakery-1", name = "Alder Bakery" });
        Assert.Equal(HttpStatusCode.Created, made.Status);
        var listed = await backend.GetAsync("/api/v1/customers?q=bakery-1");
        Assert.Equal((HttpStatusCode.OK, made.Body.GetProperty("id").GetString()), (listed.Status, listed.Body.GetProperty("data")[0].GetProperty("id").GetString()));

        await page.RevokeAsync("Bakery backend", "It stood in a log");
        var refused = await backend.GetAsync("/api/v1/customers?q=bakery-1");
        Assert.Equal((HttpStatusCode.Unauthorized, "key_invalid"), (refused.Status, refused.Body.GetProperty("code").GetString()));
        await open.GoAsync("/admin/audit");
        await Expect(open.Main).ToContainTextAsync("It stood in a log");
        open.Watch.AssertSilent();
    }
}
