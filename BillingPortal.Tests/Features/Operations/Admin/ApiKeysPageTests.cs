using BillingPortal.Features.Operations;
using BillingPortal.Features.Operations.Admin;
using BillingPortal.Platform.Api;
using BillingPortal.Platform.Identity;
using Bunit;

namespace BillingPortal.Tests.Features.Operations.Admin;

public sealed class ApiKeysPageTests : StaffDesk
{
    [Fact]
    public async Task KeyMade_IsShownOnce()
    {
        await SignInAsync(Roles.Admin);
        var page = Render<ApiKeysPage>();
        Assert.Contains("No key yet", page.Markup, StringComparison.Ordinal);
        await page.Find("#key-name").ChangeAsync(new() { Value = "shop" });
        await page.Find("input[type=checkbox]").ChangeAsync(new() { Value = true });
        await page.Find("form").SubmitAsync();

        var text = page.Find("input[readonly]").GetAttribute("value")!;
        Assert.NotNull(await Kit.Get<ApiKeys>().FindAsync(text));
        await page.FindAll("button").Single(b => b.TextContent == "I have it").ClickAsync(new());
        Assert.DoesNotContain(text, page.Markup, StringComparison.Ordinal);
        Assert.Contains(text[..9], page.Find("tbody").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FormWithFaults_SaysThemBesideTheFields()
    {
        await SignInAsync(Roles.Admin);
        var page = Render<ApiKeysPage>();
        await page.Find("form").SubmitAsync();
        Assert.Contains("Give the key a name", page.Find("#key-name-fault").TextContent, StringComparison.Ordinal);
        Assert.Contains("Choose at least one scope", page.Find("fieldset").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("[role=alert]"));
    }

    [Fact]
    public async Task Support_SeesKeysAndNoForm()
    {
        await ApiKeyTests.MakeAsync(Kit);
        await SignInAsync(Roles.Support);
        var page = Render<ApiKeysPage>();
        Assert.Empty(page.FindAll("form"));
        Assert.True(page.Find("tbody button").HasAttribute("disabled"));
        Assert.Contains("customers, usage", page.Find("tbody").TextContent, StringComparison.Ordinal);
    }
}
