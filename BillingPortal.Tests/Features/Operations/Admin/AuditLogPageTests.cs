using BillingPortal.Features.Operations.Admin;
using BillingPortal.Platform.Identity;
using BillingPortal.Tests.Platform.Audit;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace BillingPortal.Tests.Features.Operations.Admin;

public sealed class AuditLogPageTests : StaffDesk
{
    [Fact]
    public async Task NoEntry_SaysWhenTheFirstComes()
    {
        await SignInAsync(Roles.Support);
        var page = Render<AuditLogPage>();
        Assert.Contains("No entry yet", page.Markup, StringComparison.Ordinal);
        Assert.Contains("was not verified yet", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Entries_ShowWhatChangedAndTheirSeal_AndTheFiltersStandInTheAddress()
    {
        await Kit.WriteAsync(51);
        await Kit.SealAsync();
        await SignInAsync(Roles.Support);
        Services.GetRequiredService<NavigationManager>().NavigateTo("/admin/audit?action=thing&page=2");
        var page = Render<AuditLogPage>();
        var row = page.FindAll("tbody tr").Single();
        Assert.Contains("Sealed as 1", row.TextContent, StringComparison.Ordinal);
        Assert.Equal(("1", "2"), (row.QuerySelector("del")!.TextContent, row.QuerySelector("ins")!.TextContent));
        Assert.Equal("thing", page.Find("#audit-action").GetAttribute("value"));
        Assert.EndsWith("/admin/audit?action=thing&page=1", page.Find("nav a").GetAttribute("href"), StringComparison.Ordinal);
        Assert.True(page.Find("[data-search]").HasAttribute("aria-keyshortcuts"));
    }

    [Fact]
    public async Task Verify_NamesTheBrokenEntry()
    {
        await Kit.WriteAsync(2);
        await Kit.SealAsync();
        await Kit.TamperAsync("update audit_entries set reason = 'none' where id = 2");
        await SignInAsync(Roles.Support);
        var page = Render<AuditLogPage>();
        await page.FindAll("button").Single(b => b.TextContent.Contains("Verify", StringComparison.Ordinal)).ClickAsync(new());
        Assert.Contains("Entry 2, sealed as 2, was changed", page.Find("[role=alert]").TextContent, StringComparison.Ordinal);
    }
}
