using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace BillingPortal.Tests.Platform.Telemetry;

/// <summary>A person's name, address and token come in by every way a browser has, and come out by none that an operator reads.</summary>
[Trait("Part", "web")]
public sealed class NothingPersonalTests
{
    private static readonly string[] Planted = ["anna.planted", "Plantedname", "plantedtoken"];

    [Fact]
    public async Task Requests_LeaveNothingPersonalInLogsTracesAndMetrics()
    {
        using var measured = new MeasureRecorder();
        await using var portal = await RunningPortal.StartAsync(MapExamples);
        await AskInEveryWayAsync(portal);
        await portal.StopAsync();

        ExpectNothing(portal.Log.Lines.Select(l => l.ToString()));
        ExpectNothing(measured.Spans);
        ExpectNothing(measured.Measures);
        Assert.Contains(measured.Spans, s => s.Contains("http.route=/example/{token}", StringComparison.Ordinal));
        Assert.Contains(measured.Measures, m => m.Contains("http.route=/example/{token}", StringComparison.Ordinal));
    }

    internal static async Task AskInEveryWayAsync(RunningPortal portal)
    {
        foreach (var path in new[] { "/", "/example/plantedtoken", "/example/plantedtoken/fails", "/nobody/anna.planted@example.com" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, path + "?email=anna.planted@example.com&name=Plantedname&token=plantedtoken")
            {
                Content = new FormUrlEncodedContent([KeyValuePair.Create("email", "anna.planted@example.com"), KeyValuePair.Create("name", "Plantedname")]),
            };
            Sign(request);
            using var posted = await portal.Client.SendAsync(request);
            using var got = await portal.Client.GetAsync(new Uri(path + "?email=anna.planted@example.com", UriKind.Relative));
        }
        await AskBadlyAsync(portal.Address);
    }

    internal static void MapExamples(WebApplication app)
    {
        app.MapMethods("/example/{token}", ["GET", "POST"], async context =>
        {
            if (context.Request.HasFormContentType) await context.Request.ReadFormAsync();
            await context.Response.WriteAsync("well");
        });
        app.MapMethods("/example/{token}/fails", ["GET", "POST"], (HttpContext _) => throw new InvalidOperationException("a planted fault"));
    }

    private static void Sign(HttpRequestMessage request)
    {
        request.Headers.Add("Cookie", "session=plantedtoken; name=Plantedname");
        request.Headers.Add("Authorization", "Bearer plantedtoken");
        request.Headers.Add("User-Agent", "Plantedname/1.0");
        request.Headers.Add("Referer", "https://example.com/?email=anna.planted@example.com");
        request.Headers.Add("X-Forwarded-For", "plantedtoken");
        request.Headers.Add("X-Request-Id", "plantedtoken");
        request.Headers.Add("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
        request.Headers.Add("tracestate", "plantedtoken=plantedtoken");
        request.Headers.Add("baggage", "name=Plantedname");
        request.Headers.Add("Correlation-Context", "name=Plantedname");
    }

    // What is no HTTP at all never reaches our code, and the server has its own words about it.
    private static async Task AskBadlyAsync(Uri address)
    {
        foreach (var nonsense in new[] { "GET /?email=anna.planted@example.com NOTHTTP\r\n\r\n", "PLANTEDTOKEN / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n", "GET / HTTP/1.1\r\nHost: x\r\nplantedtoken\r\n\r\n" })
        {
            using var socket = new TcpClient();
            await socket.ConnectAsync(address.Host, address.Port);
            await socket.GetStream().WriteAsync(Encoding.ASCII.GetBytes(nonsense));
            await socket.GetStream().CopyToAsync(Stream.Null);
        }
    }

    internal static void ExpectNothing(IEnumerable<string> said)
    {
        var lines = said.ToArray();
        Assert.NotEmpty(lines);
        var leaks = lines.Where(l => Planted.Any(p => l.Contains(p, StringComparison.OrdinalIgnoreCase))).ToArray();
        Assert.True(leaks.Length == 0, string.Join(Environment.NewLine, leaks));
    }
}
