using BillingPortal.Features.Operations.Admin;
using BillingPortal.Platform.Identity;
using Bunit;

namespace BillingPortal.Tests.Features.Operations.Admin;

public sealed class JobsPageTests : StaffDesk
{
    [Fact]
    public async Task Admin_RunsAJobNow_AndSeesWhatItDid()
    {
        await SignInAsync(Roles.Admin);
        var page = Render<JobsPage>();
        var row = page.FindAll("tbody tr").Single(r => r.TextContent.Contains("forget-old-runs", StringComparison.Ordinal));
        Assert.Contains("Never", row.TextContent, StringComparison.Ordinal);
        await row.QuerySelector("button")!.ClickAsync(new());
        row = page.FindAll("tbody tr").Single(r => r.TextContent.Contains("forget-old-runs", StringComparison.Ordinal));
        Assert.Contains("Done", row.TextContent, StringComparison.Ordinal);
        Assert.Contains("Removed 0 run(s)", row.TextContent, StringComparison.Ordinal);
        Assert.Equal(["job.run"], await EntriesAsync());
    }

    [Fact]
    public async Task Support_SeesThemWithTheButtonsOff()
    {
        await SignInAsync(Roles.Support);
        var page = Render<JobsPage>();
        Assert.All(page.FindAll("tbody button"), button => Assert.True(button.HasAttribute("disabled")));
        Assert.Contains("only an admin can change it", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SignedOutMeanwhile_IsToldAndNothingRuns()
    {
        await SignInAsync(Roles.Admin);
        var page = Render<JobsPage>();
        var person = await Kit.ReadAsync(db => Task.FromResult(db.Set<BillingPortal.Platform.Data.Model.Account.Person>().Single().Id));
        await Kit.Get<Sessions>().EndAsync(person);
        await page.Find("tbody button").ClickAsync(new());
        Assert.Contains("You have been signed out", page.Find("[role=alert]").TextContent, StringComparison.Ordinal);
        Assert.Empty(await EntriesAsync());
    }
}
