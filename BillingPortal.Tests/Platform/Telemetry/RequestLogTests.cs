using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;

namespace BillingPortal.Tests.Platform.Telemetry;

[Trait("Part", "web")]
public sealed class RequestLogTests
{
    [Fact]
    public async Task Request_WritesOneLineWithMethodRouteAndStatus()
    {
        await using var portal = await RunningPortal.StartAsync(NothingPersonalTests.MapExamples);
        using var answer = await portal.Client.GetAsync(new Uri("/example/7?a=b", UriKind.Relative));
        var line = Assert.Single(await LinesAsync(portal));
        Assert.StartsWith("GET /example/{token} 200 ", line.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RequestId_IsTheSameInHeaderScopeAndContext()
    {
        var seen = "";
        await using var portal = await RunningPortal.StartAsync(app => app.MapGet("/example", (HttpContext context) => seen = context.TraceIdentifier));
        using var answer = await portal.Client.GetAsync(new Uri("/example", UriKind.Relative));
        Assert.Matches("^[0-9a-f]{32}$", seen);
        Assert.Equal(seen, answer.Headers.GetValues("X-Request-Id").Single());
        Assert.Contains($"RequestId={seen} {{OriginalFormat}}=RequestId:{{RequestId}} RequestId:{seen}", Assert.Single(await LinesAsync(portal)).Scopes, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TwoRequests_HaveTwoIds()
    {
        await using var portal = await RunningPortal.StartAsync(NothingPersonalTests.MapExamples);
        using var first = await portal.Client.GetAsync(new Uri("/example/1", UriKind.Relative));
        using var second = await portal.Client.GetAsync(new Uri("/example/2", UriKind.Relative));
        Assert.NotEqual(first.Headers.GetValues("X-Request-Id").Single(), second.Headers.GetValues("X-Request-Id").Single(), StringComparer.Ordinal);
    }

    [Fact]
    public async Task Fault_IsLoggedUnderTheRequestThatFailedAndItsPageNamesTheId()
    {
        using var traced = new MeasureRecorder();
        await using var portal = await RunningPortal.StartAsync(NothingPersonalTests.MapExamples);
        using var answer = await portal.Client.PostAsync(new Uri("/example/7/fails", UriKind.Relative), null);
        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        Assert.StartsWith("POST /example/{token}/fails 500 ", Assert.Single(await LinesAsync(portal)).Message, StringComparison.Ordinal);
        var id = answer.Headers.GetValues("X-Request-Id").Single();
        Assert.Matches($"[^-]{id}[^-]", await answer.Content.ReadAsStringAsync());
        Assert.Contains(portal.Log.Lines, l => l.Level == LogLevel.Error && l.Values.Contains("a planted fault", StringComparison.Ordinal) && l.Scopes.Contains(id, StringComparison.Ordinal));
    }

    [Fact]
    public async Task UnknownAddress_IsNotRepeatedInTheLog()
    {
        await using var portal = await RunningPortal.StartAsync();
        using var answer = await portal.Client.GetAsync(new Uri("/nobody/knows", UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.StartsWith("GET (no route) 404 ", Assert.Single(await LinesAsync(portal)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task StrangersMethod_IsNotRepeatedInTheLog()
    {
        await using var portal = await RunningPortal.StartAsync(app => app.MapFallback(context => context.Response.WriteAsync("well")));
        using var request = new HttpRequestMessage(new HttpMethod("STRANGE"), "/example");
        using var answer = await portal.Client.SendAsync(request);
        Assert.StartsWith("(other) ", Assert.Single(await LinesAsync(portal)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task StaticFile_IsOnlyForDebugging()
    {
        await using var portal = await RunningPortal.StartAsync();
        using var answer = await portal.Client.GetAsync(new Uri("/_framework/blazor.web.js", UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(LogLevel.Debug, Assert.Single(await LinesAsync(portal)).Level);
    }

    // The line is written after the answer is sent: only a portal that has stopped has certainly written it.
    private static async Task<IEnumerable<LogRecorder.Line>> LinesAsync(RunningPortal portal)
    {
        await portal.StopAsync();
        return portal.Log.Lines.Where(l => l.Category.EndsWith(".RequestLog", StringComparison.Ordinal) && !l.Holds("/sandbox/stripe")); // the portal's own questions
    }
}
