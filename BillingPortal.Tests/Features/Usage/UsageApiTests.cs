using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using BillingPortal.Core;
using BillingPortal.Features.Usage.Contracts;
using BillingPortal.Platform.Api;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Customers;
using BillingPortal.Platform.Data.Model.Usage;
using BillingPortal.Tests.Kit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BillingPortal.Tests.Features.Usage;

[Trait("Part", "web")]
public sealed class UsageApiTests
{
    private const string Event = """{"eventId":"ID","customer":"acme","units":1}""";

    [Fact]
    public async Task EachEvent_IsAnsweredByItself()
    {
        await using var portal = await StartAsync();
        Assert.Equal((202, "accepted"), await SendAsync(portal, Of("one")));
        var (_, again) = await PostAsync(portal, Of("one"));
        Assert.Equal(("duplicate", false), ((string?)again["events"]![0]!["outcome"], (bool?)again["customers"]!["acme"]!["allowed"]));
        Assert.Empty((await PostAsync(portal, Of("one"), path: "/api/v1/usage?state=false")).Body["customers"]!.AsObject());
        var later = DateTime.UnixEpoch.AddYears(200).ToString("O", CultureInfo.InvariantCulture);
        foreach (var (sent, outcome) in new (string, string)[]
        {
            ("""{"eventId":"p","customer":"cust_acme","units":2.0,"at":null,"meter":"bytes","properties":{"a":[1,{"b":"c"}]}}""", "accepted"),
            (Of("x", """ "units":1.5 """), "refused units_invalid"),
            (Of("x", """ "units":-1 """), "refused units_invalid"),
            (Of("x", """ "units":0 """), "refused units_invalid"),
            (Of("x", """ "units":1e400 """), "refused units_invalid"),
            (Of("x", """ "units":99999999999999999999 """), "refused units_invalid"),
            (Of("x", """ "units":"1" """), "refused event_invalid"),
            (Of("x", """ "units":{"a":1} """), "refused event_invalid"),
            (Of("x", """ "units":1,"at":"2020-01-01T00:00:00Z" """), "refused too_old"),
            (Of("x", $""" "units":1,"at":"{later}" """), "refused too_early"),
            (Of("x", """ "units":1,"at":"2026-11-21T10:15:00" """), "refused event_invalid"),
            (Of("x", """ "units":1,"at":5 """), "refused event_invalid"),
            (Of("x", """ "units":1,"colour":"red" """), "refused event_invalid"),
            (Of("x", """ "units":1,"units":2 """), "refused event_invalid"),
            (Of("x", """ "units":1,"properties":[1] """), "refused event_invalid"),
            (Of("x", """ "units":1,"meter":"Größe" """), "refused event_invalid"),
            (Of("""a\ud800""", """ "units":1 """), "refused event_invalid"),
            ("""{"customer":"acme","units":1}""", "refused event_invalid"),
            ("""{"eventId":"x","units":1}""", "refused event_invalid"),
            ("""{"eventId":"x","customer":"acme"}""", "refused event_invalid"),
            ("""{"eventId":7,"customer":"acme","units":1}""", "refused event_invalid"),
            ("""{"eventId":"x","customer":"nobody","units":1}""", "refused customer_unknown"),
            ("""[7,"x",null,[1],{},{"eventId":"last","customer":"acme","units":3}]""", "refused event_invalid, refused event_invalid, refused event_invalid, refused event_invalid, refused event_invalid, accepted"),
            ($"[{Of("t")},{Of("t")},{Of("t", """ "units":2 """)}]", "accepted, duplicate, conflict event_conflict"),
        })
            Assert.Equal((sent, (202, outcome)), (sent, await SendAsync(portal, sent)));
        await using var db = await portal.Get<IDbContextFactory<PortalDb>>().CreateDbContextAsync();
        Assert.Equal(["one 1", "p 2", "last 3", "t 1"], await db.Set<UsageEventRow>().OrderBy(e => e.Id).Select(e => e.EventId + " " + e.Units).ToListAsync());
        Assert.Equal("""{"a":[1,{"b":"c"}]}""", await db.Set<UsageEventRow>().Where(e => e.EventId == "p").Select(e => e.Properties).SingleAsync());
    }

    [Fact]
    public async Task Bodies_ThatCannotBeTaken_AreRefusedAsAWhole()
    {
        await using var portal = await StartAsync();
        string Many(int count) => "[" + string.Join(',', Enumerable.Range(0, count).Select(i => Of("m" + i))) + "]";
        foreach (var (body, wanted) in new[]
        {
            ("[]", "400 no_events"), ("", "400 body_invalid"), ("7", "400 body_invalid"), ("null", "400 body_invalid"), ("{", "400 body_invalid"), ($"[{Of("b")}", "400 body_invalid"), ($"{Of("b")} {Of("c")}", "400 body_invalid"),
            (Many(1001), "413 too_many_events"), (Many(10_000), "413 too_many_events"), (Of(new('x', 9_000_000)), "413 body_too_large"),
            ($$"""{"eventId":"d","customer":"acme","units":1,"properties":{{string.Concat(Enumerable.Repeat("{\"a\":", 70))}}1{{new string('}', 70)}}}""", "400 body_invalid"),
        })
            Assert.Equal((body[..Math.Min(60, body.Length)], wanted), (body[..Math.Min(60, body.Length)], await RefusalAsync(portal, body)));
        Assert.Equal((202, string.Join(", ", Enumerable.Repeat("accepted", 1000))), await SendAsync(portal, Many(1000)));
        Assert.Equal("415 media_type_unsupported", await RefusalAsync(portal, Of("b"), "text/plain"));
        Assert.Equal("400 query_invalid", (await RefusalAsync(portal, Of("b"), path: "/api/v1/usage?atomic=perhaps")).Replace("body_invalid", "query_invalid", StringComparison.Ordinal));
        await using var db = await portal.Get<IDbContextFactory<PortalDb>>().CreateDbContextAsync();
        Assert.Equal(1000, await db.Set<UsageEventRow>().CountAsync());
    }

    [Fact]
    public async Task AllOrNothing_SaysWhy()
    {
        await using var portal = await StartAsync();
        const string Path = "/api/v1/usage?atomic=true";
        var (status, problem) = await PostAsync(portal, $$"""[{{Of("a")}},{"eventId":"b","customer":"nobody","units":1}]""", path: Path);
        Assert.Equal((400, "nothing_written", "others_refused customer_unknown"), (status, (string?)problem["code"], string.Join(' ', problem["events"]!.AsArray().Select(e => (string?)e!["code"]))));
        Assert.Equal((202, "accepted, accepted"), await SendAsync(portal, $"[{Of("a")},{Of("b")}]", Path));
        (status, problem) = await PostAsync(portal, $"[{Of("a", """ "units":2 """)},{Of("c")}]", path: Path);
        Assert.Equal((409, "conflict refused"), (status, string.Join(' ', problem["events"]!.AsArray().Select(e => (string?)e!["outcome"]))));
    }

    [Fact]
    public async Task TotalsAndReversals_AreAnsweredTheSameAgain()
    {
        await using var portal = await StartAsync();
        var today = DateOnly.FromDateTime(portal.Get<TimeProvider>().GetUtcNow().UtcDateTime);
        var body = $$"""{"customer":"acme","day":"{{today.AddDays(-1):yyyy-MM-dd}}","total":12}""";
        Assert.Equal(["12 0 True", "12 12 False"], [Total(await PostAsync(portal, body, path: "/api/v1/usage/report")), Total(await PostAsync(portal, body, path: "/api/v1/usage/report"))]);
        foreach (var (sent, wanted) in new[]
        {
            (body.Replace("12", "-1", StringComparison.Ordinal), "400 fields_invalid"), (body.Replace("12", "1.5", StringComparison.Ordinal), "400 fields_invalid"), (body.Replace("acme", "nobody", StringComparison.Ordinal), "404 customer_unknown"),
            ($$"""{"customer":"acme","day":"{{today.AddDays(2):yyyy-MM-dd}}","total":1}""", "400 too_early"), ("""{"customer":"acme","day":"2020-01-01","total":1}""", "400 too_old"),
            ("""{"customer":"acme","day":"yesterday","total":1,"colour":1}""", "400 fields_invalid"), ("[]", "400 body_invalid"),
        })
            Assert.Equal((sent, wanted), (sent, await RefusalAsync(portal, sent, path: "/api/v1/usage/report")));
        await SendAsync(portal, Of("e/1"));
        Assert.Equal("409 source_conflict", await RefusalAsync(portal, body.Replace($"{today.AddDays(-1):yyyy-MM-dd}", $"{today:yyyy-MM-dd}", StringComparison.Ordinal), path: "/api/v1/usage/report"));
        Assert.Equal(["e/1 -1 True", "e/1 -1 False"], [Reversal(await PostAsync(portal, "", path: "/api/v1/usage/e%2F1/reverse")), Reversal(await PostAsync(portal, "", path: "/api/v1/usage/e%2F1/reverse"))]);
        Assert.Equal("404 not_found", await RefusalAsync(portal, "", path: "/api/v1/usage/zzz/reverse"));

        static string Total((int, JsonNode Body) a) => $"{a.Body["total"]} {a.Body["before"]} {(bool)a.Body["changed"]!}";
        static string Reversal((int, JsonNode Body) a) => $"{a.Body["eventId"]} {a.Body["units"]} {(bool)a.Body["changed"]!}";
    }

    [Fact]
    public async Task FullJournal_SaysWhenToComeAgain()
    {
        await using var portal = await StartAsync(services => services.AddSingleton<IUsageJournal, Full>());
        using var answer = await portal.Client.PostAsync("/api/v1/usage/x/reverse", null);
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "1"), (answer.StatusCode, answer.Headers.RetryAfter?.ToString()));
        Assert.Contains("journal_full", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    /// <summary>The first answer goes the usual way, because the key is not known yet; the next one the short way. Nothing else tells them apart.</summary>
    [Fact]
    public async Task ShortWay_AnswersWithTheSameHeaders()
    {
        await using var portal = await StartAsync();
        var (usual, shorter) = (await HeadersAsync(portal, "one"), await HeadersAsync(portal, "two"));
        Assert.Equal(usual, shorter);
        Assert.Contains("Cache-Control: no-store", usual, StringComparison.Ordinal);
    }

    /// <summary>Whoever is known already is answered before the usual way begins; what fails there is told as anywhere.</summary>
    [Fact]
    public async Task FaultOnTheShortWay_IsToldLikeAnyOther()
    {
        var wire = new CutWire();
        await using var portal = await StartAsync(services => services.AddSingleton<KeptWire>(wire));
        Assert.Equal((202, "accepted"), await SendAsync(portal, Of("one")));
        wire.IsCut = true;
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/usage") { Content = new StringContent(Of("two"), Encoding.UTF8, "application/json") };
        using var answer = await portal.Client.SendAsync(request);
        var problem = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
        Assert.Equal((HttpStatusCode.InternalServerError, "internal_error", answer.Headers.GetValues("X-Request-Id").Single()), (answer.StatusCode, (string?)problem["code"], (string?)problem["requestId"]));
        Assert.DoesNotContain("wire", problem.ToJsonString(), StringComparison.OrdinalIgnoreCase);
        wire.IsCut = false;
        Assert.Equal((202, "accepted"), await SendAsync(portal, Of("two")));
    }

    private static string Of(string id, string units = "\"units\":1") => Event.Replace("ID", id, StringComparison.Ordinal).Replace("\"units\":1", units, StringComparison.Ordinal);

    private static async Task<RunningPortal> StartAsync(Action<IServiceCollection>? adjust = null)
    {
        var portal = await RunningPortal.StartAsync(adjust: adjust);
        var database = portal.Get<IDbContextFactory<PortalDb>>();
        await database.WriteAsync(db => Task.FromResult(db.Add(new BillingProfileRow { PublicId = "cust_acme", Reference = "acme", Locale = "en-US", TimeZone = "UTC", CreatedAt = DateTime.UnixEpoch })));
        var key = await database.WriteAsync(db => portal.Get<ApiKeys>().MakeAsync(db, "tests", [Scopes.Usage], null));
        portal.Client.DefaultRequestHeaders.Authorization = new("Bearer", key.Text);
        return portal;
    }

    private static async Task<(int Status, string Outcomes)> SendAsync(RunningPortal portal, string body, string path = "/api/v1/usage")
    {
        var (status, answer) = await PostAsync(portal, body, path: path);
        return (status, string.Join(", ", answer["events"]!.AsArray().Select(e => e!["code"] is { } code ? $"{e["outcome"]} {code}" : (string?)e["outcome"])));
    }

    private static async Task<string> RefusalAsync(RunningPortal portal, string body, string type = "application/json", string path = "/api/v1/usage")
    {
        var (status, answer) = await PostAsync(portal, body, type, path);
        return $"{status} {answer["code"]}";
    }

    private static async Task<(int Status, JsonNode Body)> PostAsync(RunningPortal portal, string body, string type = "application/json", string path = "/api/v1/usage")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(body, Encoding.UTF8, type) };
        request.Headers.ExpectContinue = body.Length > 1_000_000; // a body that is not read would break the wire under the client
        using var answer = await portal.Client.SendAsync(request);
        return ((int)answer.StatusCode, JsonNode.Parse(await answer.Content.ReadAsStringAsync())!);
    }

    private static async Task<string> HeadersAsync(RunningPortal portal, string id)
    {
        using var content = new StringContent(Of(id), Encoding.UTF8, "application/json");
        using var answer = await portal.Client.PostAsync("/api/v1/usage", content);
        return string.Join('\n', answer.Headers.Concat(answer.Content.Headers).Where(h => !h.Key.Equals("Date", StringComparison.Ordinal) && !h.Key.Equals("X-Request-Id", StringComparison.OrdinalIgnoreCase)).OrderBy(h => h.Key, StringComparer.Ordinal).Select(h => $"{h.Key}: {string.Join(", ", h.Value)}"));
    }

    private sealed class CutWire : KeptWire
    {
        public bool IsCut { get; set; }

        public override void Pass()
        {
            if (IsCut) throw new IOException("The wire was cut.");
        }
    }

    private sealed class Full : IUsageJournal
    {
        public Task<IReadOnlyList<UsageAnswer>> WriteAsync(UsageBatch batch, CancellationToken ct = default) => throw new JournalFullException();

        public Task<Consumed> ConsumeAsync(NewUsage wanted, long? apiKeyId, CancellationToken ct = default) => throw new JournalFullException();

        public Task<Result<TotalSet>> SetTotalAsync(DayTotal total, UsageDeed by, CancellationToken ct = default) => throw new JournalFullException();

        public Task<Result<Reversed>> ReverseAsync(UsageToReverse which, UsageDeed by, CancellationToken ct = default) => throw new JournalFullException();
    }
}
