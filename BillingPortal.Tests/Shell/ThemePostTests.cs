using System.Net;
using Microsoft.AspNetCore.Mvc.Testing;

namespace BillingPortal.Tests.Shell;

public sealed class ThemePostTests
{
    [Fact]
    public async Task ChosenTheme_IsKeptAndStandsInThePageFromTheStart()
    {
        await using var host = new ShellHost("Production");
        var client = host.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, BaseAddress = new("https://localhost") });
        var answer = await ChooseAsync(client, "dark", "/status");
        Assert.Equal((HttpStatusCode.Redirect, "/status"), (answer.StatusCode, answer.Headers.Location?.OriginalString));
        Assert.Contains("<html lang=\"en\" data-theme=\"dark\">", await client.GetStringAsync("/"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task UnknownTheme_ForgetsTheChoice()
    {
        await using var host = new ShellHost("Production");
        var client = host.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, BaseAddress = new("https://localhost") });
        await ChooseAsync(client, "dark", "/");
        await ChooseAsync(client, "neon", "/");
        Assert.Contains("<html lang=\"en\">", await client.GetStringAsync("/"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ForeignWayBack_LeadsToTheFrontPage()
    {
        await using var host = new ShellHost("Production");
        var client = host.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, BaseAddress = new("https://localhost") });
        var answer = await ChooseAsync(client, "light", "//evil.example");
        Assert.Equal("/", answer.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task ForgedCookie_IsNoTheme()
    {
        await using var host = new ShellHost("Production");
        var client = host.CreateClient();
        client.DefaultRequestHeaders.Add("Cookie", "theme=%22%3E%3Cscript%3E");
        Assert.Contains("<html lang=\"en\">", await client.GetStringAsync("/"), StringComparison.Ordinal);
    }

    private static async Task<HttpResponseMessage> ChooseAsync(HttpClient client, string theme, string returnUrl)
    {
        var token = Token(await client.GetStringAsync("/"));
        using var form = new FormUrlEncodedContent([new("__RequestVerificationToken", token), new("theme", theme), new("returnUrl", returnUrl)]);
        return await client.PostAsync(new Uri("/theme", UriKind.Relative), form);
    }

    private static string Token(string page)
    {
        const string before = "name=\"__RequestVerificationToken\" value=\"";
        var from = page.IndexOf(before, StringComparison.Ordinal) + before.Length;
        return page[from..page.IndexOf('"', from)];
    }
}
