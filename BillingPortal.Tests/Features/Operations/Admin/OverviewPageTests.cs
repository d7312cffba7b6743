using BillingPortal.Features.Operations.Admin;
using BillingPortal.Platform.Identity;
using Bunit;

namespace BillingPortal.Tests.Features.Operations.Admin;

public sealed class OverviewPageTests : StaffDesk
{
    [Fact]
    public async Task Overview_ShowsHealthAndLeadsToTheRows()
    {
        await SignInAsync(Roles.Support);
        var page = Render<OverviewPage>();
        Assert.Equal(["/admin/jobs", "/admin/facts", "/admin/api-keys", "/status"], page.FindAll(".kpi a").Select(a => a.GetAttribute("href")!), StringComparer.Ordinal);
        Assert.Contains("Sealed; not verified yet.", page.Find(".checks").TextContent, StringComparison.Ordinal);
    }
}
