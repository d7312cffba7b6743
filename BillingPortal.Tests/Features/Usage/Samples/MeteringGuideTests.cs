using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using BillingPortal.Platform.Api;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Usage;
using BillingPortal.Tests.Kit;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Tests.Features.Usage.Samples;

/// <summary>What docs/api.md and BillingPortal.http tell a backend developer to do, done.</summary>
[Trait("Part", "web")]
public sealed partial class MeteringGuideTests
{
    private static readonly string[] AllOfIt = [Scopes.Customers, Scopes.Subscriptions, Scopes.Usage, Scopes.Entitlements, Scopes.Estimates];

    [Fact]
    public async Task CurlOfTheGuide_RunsAsItStands_AndCSharpAndTheRequestsFileToo()
    {
        await using var portal = await RunningPortal.StartAsync();
        var key = (await portal.Get<IDbContextFactory<PortalDb>>().WriteAsync(db => portal.Get<ApiKeys>().MakeAsync(db, "guide", AllOfIt, null))).Text;
        portal.Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);

        var (code, said) = await BashAsync(string.Join('\n', Blocks("sh")), portal.Client.BaseAddress!, key);
        Assert.True(code == 0, said);
        foreach (var part in (string[])["\"outcome\":\"accepted\"},{\"eventId\":\"job-18\",\"outcome\":\"refused\",\"code\":\"customer_unknown\"", "{\"allowed\":true,\"reason\":\"in_trial\",\"state\":\"trial\",\"tier\":\"Basic\",\"features\":{},\"used\":12,\"allowance\":100,\"remaining\":88,",
                     "{\"consumed\":true,\"duplicate\":false,\"reason\":\"in_trial\",\"allowed\":true,\"used\":17,\"allowance\":100,\"remaining\":83,", "\"total\":1250,\"before\":0,\"changed\":true", "{\"eventId\":\"job-17\",\"units\":-12,\"changed\":true}", "\"kty\":\"EC\""])
            Assert.True(said.Contains(part, StringComparison.Ordinal), $"{part} is not in {said}");

        await CSharpAsync(portal, key);
        await RequestsAsync(portal, key);
    }

    [Fact]
    public void CSharpOfTheGuide_IsTheFileThatIsRun()
    {
        var file = Text("BillingPortal.Tests", "Features", "Usage", "Samples", "Metering.cs");
        Assert.Equal(file[(file.IndexOf('\n', StringComparison.Ordinal) + 2)..], Assert.Single(Blocks("csharp")));
    }

    // Its answer was lost once, and once the portal was full: everything is counted once.
    private static async Task CSharpAsync(RunningPortal portal, string key)
    {
        using var client = new HttpClient(new Unlucky()) { BaseAddress = new(portal.Client.BaseAddress!, "/api/v1/") };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        var metering = new Metering(client, new Impatient());
        var now = new DateTimeOffset(portal.Get<BillingPortal.Platform.Clock.BillingClock>().UtcNow); // not cut to seconds: that could be before the customer's plan began
        var left = await metering.ReportAsync([new("cs-1", "acme", 3, now), new("cs-2", "acme", 4, now), new("cs-3", "nobody", 1, now), new("job-17", "acme", 99, now)]);
        Assert.Equal("cs-3 refused customer_unknown, job-17 conflict event_conflict", string.Join(", ", left.Select(e => $"{e.EventId} {e.Outcome} {e.Code}")));
        Assert.Equal((true, 12L, 88L), await metering.AskAsync("acme") is var asked ? (asked.Allowed, asked.Used, asked.Remaining) : default); // 5 of the guide and 7 of these
        Assert.True(await metering.ConsumeAsync("acme", "cs-4", 80));
        Assert.Equal(92, (await metering.AskAsync("acme")).Used);
        var token = (await portal.Client.GetFromJsonAsync<JsonElement>("/api/v1/entitlements/acme/snapshot")).GetProperty("token").GetString()!;
        var keys = await portal.Client.GetFromJsonAsync<JsonElement>("/.well-known/jwks.json");
        Assert.Equal(92, metering.Read(token, keys)?.Used);
        Assert.Null(metering.Read(token[..^6] + "AAAAAA", keys));
        Assert.Null(new Metering(client, new ManualTime(TimeProvider.System.GetUtcNow().AddMinutes(6))).Read(token, keys));
        await using var db = await portal.Get<IDbContextFactory<PortalDb>>().CreateDbContextAsync();
        Assert.Equal(3, await db.Set<UsageEventRow>().CountAsync(e => e.EventId!.StartsWith("cs-")));
    }

    /// <summary>Each is sent as an editor would, and is answered well; each address and method stands in the document.</summary>
    private static async Task RequestsAsync(RunningPortal portal, string key)
    {
        var paths = JsonNode.Parse(await portal.Client.GetStringAsync("/api/openapi.json"))!["paths"]!.AsObject();
        var requests = Requests(portal.Client.BaseAddress!, key).ToArray();
        Assert.True(requests.Length > 10);
        foreach (var (method, address, body) in requests)
        {
            var known = paths.Where(p => IsLike(address.AbsolutePath, p.Key)).SelectMany(p => p.Value!.AsObject().Select(o => o.Key.ToUpperInvariant()));
            Assert.True(known.Contains(method, StringComparer.Ordinal), $"The document has no {method} {address.AbsolutePath}.");
            using var request = new HttpRequestMessage(new(method), address) { Content = body is null ? null : new StringContent(body, new MediaTypeHeaderValue("application/json")) };
            using var answer = await portal.Client.SendAsync(request);
            Assert.True(answer.IsSuccessStatusCode || answer.StatusCode == HttpStatusCode.Conflict, $"{method} {address.AbsolutePath}: {answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
        }
    }

    private static bool IsLike(string path, string template) => (path.TrimEnd('/').Split('/'), template.TrimEnd('/').Split('/')) is var (told, known) && told.Length == known.Length
        && told.Zip(known).All(part => part.Second.StartsWith('{') || string.Equals(part.First, part.Second, StringComparison.Ordinal));

    private static IEnumerable<(string Method, Uri Address, string? Body)> Requests(Uri host, string key)
    {
        var text = Text("BillingPortal.http");
        foreach (Match variable in Variable().Matches(text))
            text = text.Replace($"{{{{{variable.Groups["name"].Value}}}}}", variable.Groups["name"].Value switch { "host" => host.ToString().TrimEnd('/'), "key" => key, _ => variable.Groups["value"].Value.Trim() }, StringComparison.Ordinal);
        foreach (var part in text.Split("\n###").Skip(1))
        {
            var lines = part.Split('\n');
            var (first, blank) = (lines[1].Split(' ', 2), Array.IndexOf(lines, "", 1));
            Assert.Contains($"Authorization: Bearer {key}", lines, StringComparer.Ordinal);
            var body = string.Join('\n', lines[(blank + 1)..]).Trim();
            yield return (first[0], new(first[1]), body.Length > 0 ? body : null);
        }
    }

    private static IEnumerable<string> Blocks(string language)
    {
        var text = Text("docs", "api.md");
        return Block().Matches(text[text.IndexOf("\n## Metering\n", StringComparison.Ordinal)..]).Where(m => m.Groups["language"].Value == language).Select(m => m.Groups["text"].Value);
    }

    private static string Text(params string[] path) => File.ReadAllText(Path.Combine([Repository.Root, .. path])).ReplaceLineEndings("\n");

    private static async Task<(int Code, string Said)> BashAsync(string script, Uri address, string key)
    {
        var start = new ProcessStartInfo("bash", ["-euc", script]) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        (start.Environment["BASE"], start.Environment["KEY"], start.Environment["no_proxy"]) = (new Uri(address, "/api/v1").ToString(), key, "127.0.0.1");
        using var bash = Process.Start(start)!;
        var (output, error) = (bash.StandardOutput.ReadToEndAsync(), bash.StandardError.ReadToEndAsync());
        await bash.WaitForExitAsync();
        return (bash.ExitCode, await output + await error);
    }

    [GeneratedRegex(@"^```(?<language>sh|csharp)\n(?<text>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Block();

    [GeneratedRegex("^@(?<name>[a-z]+) = (?<value>.+)$", RegexOptions.Multiline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Variable();

    private sealed class Unlucky() : DelegatingHandler(new SocketsHttpHandler())
    {
        private int calls;

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            calls++;
            if (calls == 1) return new(HttpStatusCode.ServiceUnavailable) { Headers = { RetryAfter = new(TimeSpan.FromSeconds(1)) } };
            var answer = await base.SendAsync(request, cancellationToken);
            if (calls != 2) return answer;
            answer.Dispose();
            throw new HttpRequestException("The connection broke before the answer came.");
        }
    }

    /// <summary>Real time in which nobody waits.</summary>
    private sealed class Impatient : TimeProvider
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => base.CreateTimer(callback, state, TimeSpan.Zero, period);
    }
}
