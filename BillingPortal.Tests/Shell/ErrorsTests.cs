using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using BillingPortal.Shell.Errors;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.TestHost;

namespace BillingPortal.Tests.Shell;

public sealed class ErrorsTests
{
    [Theory]
    [InlineData("/nowhere", HttpStatusCode.NotFound, "This page does not exist")]
    [InlineData("/error/404", HttpStatusCode.NotFound, "This page does not exist")]
    [InlineData("/error/403", HttpStatusCode.Forbidden, "You may not see this page")]
    [InlineData("/error/500", HttpStatusCode.InternalServerError, "Something went wrong here")]
    [InlineData("/error/400", HttpStatusCode.BadRequest, "could not be answered")]
    [InlineData("/error/200", HttpStatusCode.NotFound, "This page does not exist")]
    public async Task Fault_IsAPageInOurLookWithItsCodeAndARequestId(string path, HttpStatusCode code, string words)
    {
        await using var host = new ShellHost("Production");
        var answer = await host.CreateClient().GetAsync(new Uri(path, UriKind.Relative));
        var page = await answer.Content.ReadAsStringAsync();
        Assert.Equal(code, answer.StatusCode);
        Assert.Contains(words, page, StringComparison.Ordinal);
        Assert.Matches("Request id <code>[^<]{8,}</code>", page);
        Assert.Contains("css/tokens", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Development", true)]
    [InlineData("Production", false)]
    public async Task BrokenPage_ShowsItsDetailInDevelopmentOnly(string environment, bool shown)
    {
        await using var host = new ShellHost(environment, new BrokenReport());
        var answer = await host.CreateClient().GetAsync(new Uri("/status", UriKind.Relative));
        var page = await answer.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        Assert.Contains("Something went wrong here", page, StringComparison.Ordinal);
        Assert.Contains("href=\"/status\"", page, StringComparison.Ordinal);
        Assert.Equal(shown, page.Contains(BrokenReport.Reason, StringComparison.Ordinal));
    }

    [Fact]
    public async Task ErrorPage_KeepsTheAddressThatWasAskedFor()
    {
        await using var host = new ShellHost("Production");
        var page = await (await host.CreateClient().GetAsync(new Uri("/nowhere?x=1", UriKind.Relative))).Content.ReadAsStringAsync();
        Assert.Contains("href=\"/nowhere?x=1#main\"", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/api/v1/nothing")]
    [InlineData("/health/nothing")]
    [InlineData("/webhooks/nothing")]
    public async Task UnknownAddressOfMachines_IsAProblem(string path)
    {
        await using var host = new ShellHost("Production");
        var answer = await host.CreateClient().GetAsync(new Uri(path, UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.NotEmpty(problem.GetProperty("requestId").GetString()!);
    }

    [Theory]
    [InlineData("Development")]
    [InlineData("Production")]
    public async Task BrokenEndpointOfMachines_IsAProblemWithoutDetail(string environment)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = environment });
        builder.WebHost.UseTestServer();
        builder.AddErrors();
        await using var app = builder.Build();
        app.UseErrors();
        app.MapGet("/api/broken", string () => throw new InvalidOperationException("the disk is on fire"));
        await app.StartAsync();

        var answer = await app.GetTestClient().GetAsync(new Uri("/api/broken", UriKind.Relative));
        var body = await answer.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        Assert.DoesNotContain("fire", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FailedFormPost_IsAnsweredByThePage()
    {
        await using var host = new ShellHost("Production");
        using var form = new FormUrlEncodedContent([new("theme", "dark")]);
        var answer = await host.CreateClient().PostAsync(new Uri("/theme", UriKind.Relative), form);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("could not be answered", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }
}
