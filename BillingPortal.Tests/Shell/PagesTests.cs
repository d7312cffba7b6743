using System.Net;
using BillingPortal.Platform.Health;

namespace BillingPortal.Tests.Shell;

public sealed class PagesTests
{
    [Theory]
    [InlineData("/", "Plans, usage and invoices")]
    [InlineData("/status", "answers in 2 ms")]
    [InlineData("/styleguide", "Every component in all its states")]
    [InlineData("/styleguide/portal", "Sample overview")]
    [InlineData("/styleguide/portal/usage", "Sample usage")]
    [InlineData("/styleguide/portal/invoices", "Sample invoice 2026-0042")]
    [InlineData("/styleguide/admin", "Sample figures")]
    [InlineData("/styleguide/admin/customers?q=alder", "Alder Bakery")]
    [InlineData("/styleguide/admin/nothing", "No payment was refused")]
    [InlineData("/styleguide/account", "Sample sign-in")]
    public async Task Page_IsThereInItsLook(string path, string words)
    {
        await using var host = new ShellHost("Development");
        var page = await host.CreateClient().GetStringAsync(path);
        Assert.Contains(words, page, StringComparison.Ordinal);
        Assert.Contains("Sandbox: no real money moves", page, StringComparison.Ordinal);
        Assert.DoesNotContain("http://fonts", page, StringComparison.Ordinal);
        Assert.DoesNotContain("https://", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/styleguide")]
    [InlineData("/styleguide/portal")]
    [InlineData("/styleguide/admin/customers")]
    [InlineData("/styleguide/account")]
    public async Task Styleguide_OutsideDevelopment_DoesNotExist(string path)
    {
        await using var host = new ShellHost("Production");
        var answer = await host.CreateClient().GetAsync(new Uri(path, UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        var page = await answer.Content.ReadAsStringAsync();
        Assert.Contains("This page does not exist", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Sample", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FrontPage_OutsideDevelopment_LeadsToNoStyleguide()
    {
        await using var host = new ShellHost("Production");
        var page = await host.CreateClient().GetStringAsync("/");
        Assert.Contains("href=\"/status\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("styleguide", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task PlainPage_BringsNeitherCircuitNorGridStyles()
    {
        await using var host = new ShellHost("Development");
        var page = await host.CreateClient().GetStringAsync("/");
        Assert.DoesNotContain("src=\"_framework/blazor.web", page, StringComparison.Ordinal);
        Assert.DoesNotContain("software-base", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Scripts_AreFilesButTheImportMap()
    {
        await using var host = new ShellHost("Development");
        var page = await host.CreateClient().GetStringAsync("/styleguide");
        Assert.DoesNotMatch("<script(?![^>]*(src=|type=\"importmap\"))[^>]*>", page);
        Assert.DoesNotMatch("<[a-z][^>]* on(click|submit|load|change|input|error)=", page);
    }

    [Fact]
    public async Task Status_OfAFailingPart_SaysWhich()
    {
        await using var host = new ShellHost("Development", new Report(new HealthLine("Mail", false, "no answer from the mail server"), new HealthLine("Database", true, "fine")));
        var page = await host.CreateClient().GetStringAsync("/status");
        Assert.Contains("no answer from the mail server", page, StringComparison.Ordinal);
        Assert.Contains("Impaired", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en-US,en;q=0.9", "$55.22")]
    [InlineData("de", "55,22")]
    [InlineData("de-DE", "55,22")]
    [InlineData("xx-not-a-language", "$55.22")]
    public async Task Figures_FollowTheBrowsersLanguage(string languages, string shown)
    {
        await using var host = new ShellHost("Development");
        var client = host.CreateClient();
        client.DefaultRequestHeaders.TryAddWithoutValidation("Accept-Language", languages);
        Assert.Contains(shown, await client.GetStringAsync("/styleguide/portal"), StringComparison.Ordinal);
    }
}
