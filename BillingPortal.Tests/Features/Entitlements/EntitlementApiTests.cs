using System.Net.Http.Json;
using System.Text.Json;
using BillingPortal.Features.Entitlements;
using BillingPortal.Features.Entitlements.Contracts;
using BillingPortal.Platform.Api;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Customers;
using BillingPortal.Platform.Data.Model.Entitlements;
using BillingPortal.Platform.Settings;
using BillingPortal.Tests.Features.Customers;
using BillingPortal.Tests.Kit;
using BillingPortal.Tests.Platform.Api;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Tests.Features.Entitlements;

[Trait("Part", "web")]
public sealed class EntitlementApiTests
{
    /// <summary>As programs read it: by id or reference, with its tag, and explained; the noes are kept, counted, shown and gone with the customer.</summary>
    [Theory, OnBoth]
    public async Task Answer_IsRead_Kept_AndExplained(DatabaseProvider provider)
    {
        await using var http = await CustomersOverHttp.StartAsync(provider, Scopes.Customers, Scopes.Subscriptions, Scopes.Entitlements, Scopes.Usage);
        var id = (await http.PostAsync(new { reference = "shop-1", email = "shop-1@example.com" })).Body.GetProperty("id").GetString()!;
        Assert.Equal((404, "not_found"), ((int)(await GetAsync(http, "nobody")).StatusCode, (await BodyAsync(http, "nobody")).GetProperty("code").GetString()));
        Assert.Equal("""{"allowed":false,"reason":"no_subscription","state":"none","tier":null,"features":{},"used":0,"allowance":0,"remaining":0,"cap":null,"resetsAt":null,"openInvoice":null,"next":{"plans":"HERE/plan"}}""", await TextAsync(http, id));

        using (await http.Portal.Client.PostAsJsonAsync("/api/v1/customers/shop-1/subscription", new { tier = "Basic", trialDays = 30 }))
        {
        }
        var body = await BodyAsync(http, "shop-1");
        Assert.Equal((true, "in_trial", "trial", "Basic", 100L, 100L), (body.GetProperty("allowed").GetBoolean(), Text(body, "reason"), Text(body, "state"), Text(body, "tier"), body.GetProperty("allowance").GetInt64(), body.GetProperty("remaining").GetInt64()));

        using var first = await GetAsync(http, id);
        Assert.Equal((true, true, "application/json"), (first.Headers.CacheControl!.Private, first.Headers.CacheControl.NoCache, first.Content.Headers.ContentType!.MediaType));
        using var again = await GetAsync(http, "shop-1", first.Headers.ETag!.ToString());
        Assert.Equal((304, 0L, first.Headers.ETag), ((int)again.StatusCode, (await again.Content.ReadAsByteArrayAsync()).LongLength, again.Headers.ETag));
        using var other = await GetAsync(http, "shop-1", "\"other\", W/\"more\"");
        Assert.Equal(200, (int)other.StatusCode);

        await ExplainAsync(http, id);
        await ConsumeAsync(http);
    }

    [Fact]
    public async Task Keys_AreForAnybody_ForAQuarterOfAnHour_AndAKeyWithoutTheScopeReadsNothing()
    {
        await using var http = await CustomersOverHttp.StartAsync(DatabaseProvider.Sqlite);
        Assert.Equal(403, (int)(await GetAsync(http, "shop-1")).StatusCode);
        http.Portal.Client.DefaultRequestHeaders.Authorization = null;
        using var shown = await http.Portal.Client.GetAsync("/.well-known/jwks.json");
        var key = Assert.Single((await shown.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("keys").EnumerateArray().ToArray());
        Assert.Equal(("public, max-age=900", "EC P-256 sig ES256 es256-1"), (shown.Headers.CacheControl!.ToString(), string.Join(' ', new[] { "kty", "crv", "use", "alg", "kid" }.Select(name => Text(key, name)))));
        Assert.False(key.TryGetProperty("d", out _));
    }

    /// <summary>What lies ready is given only to a live key with the scope and within its limit, with all that stands on other answers.</summary>
    [Fact]
    public async Task AnswerThatLiesReady_AsksForTheSameAsAnyOther()
    {
        await using var portal = await ApiPortal.StartAsync("--Api:RequestsPerMinute=5");
        var (customers, entitled, other) = (await portal.KeyAsync(Scopes.Customers), await portal.KeyAsync(Scopes.Entitlements), await portal.KeyAsync(Scopes.Usage));
        await portal.SendAsync(HttpMethod.Post, "/api/v1/customers", customers, """{"reference":"shop-1"}""");
        var answers = new List<HttpResponseMessage>();
        for (var i = 0; i < 5; i++) answers.Add((await portal.SendAsync(HttpMethod.Get, "/api/v1/entitlements/shop-1", entitled)).Answer);
        Assert.All(answers, a => Assert.Equal((200, "nosniff", true), ((int)a.StatusCode, a.Headers.GetValues("X-Content-Type-Options").Single(), a.Headers.Contains("X-Request-Id"))));
        Assert.Equal("too_many_requests", (string?)(await portal.SendAsync(HttpMethod.Get, "/api/v1/entitlements/shop-1", entitled)).Body!["code"]);
        foreach (var _ in new[] { 1, 2 }) Assert.Equal("scope_missing", (string?)(await portal.SendAsync(HttpMethod.Get, "/api/v1/entitlements/shop-1", other)).Body!["code"]);
        Assert.Equal("key_missing", (string?)(await portal.SendAsync(HttpMethod.Get, "/api/v1/entitlements/shop-1")).Body!["code"]);
        Assert.Equal("key_invalid", (string?)(await portal.SendAsync(HttpMethod.Get, "/api/v1/entitlements/shop-1", entitled + "x")).Body!["code"]);
    }

    // Asked twice before, without a plan.
    private static async Task ExplainAsync(CustomersOverHttp http, string id)
    {
        await http.Portal.Get<Denials>().WriteAsync(default);
        var why = await BodyAsync(http, id + "/why");
        Assert.Equal((true, "in_trial", "In the trial everything is open.", 100L), (why.GetProperty("allowed").GetBoolean(), Text(why, "reason"), Text(why, "rule"), why.GetProperty("inputs").GetProperty("allowance").GetInt64()));
        var no = Assert.Single(why.GetProperty("denials").EnumerateArray().ToArray());
        Assert.Equal(("no_subscription", "Without a plan nothing can be used.", 1L, "none"), (Text(no, "reason"), Text(no, "rule"), no.GetProperty("count").GetInt64(), Text(no.GetProperty("inputs"), "state")));

        // The same no a little later is counted; after a day it is another one.
        var (denials, told) = (http.Portal.Get<IDenials>(), (await http.Portal.Get<ILiveEntitlements>().OfAsync(id))!);
        foreach (var _ in new[] { 1, 2 }) denials.Note(told, EntitlementCodes.Reasons.NoSubscription);
        denials.Note(told, EntitlementCodes.Reasons.HardLimit, 5);
        await http.Portal.Get<Denials>().WriteAsync(default);
        Assert.Equal("hard_limit 1, no_subscription 3", string.Join(", ", (await denials.LatestAsync(told.ProfileId, 5)).OrderBy(d => d.Reason, StringComparer.Ordinal).Select(d => $"{d.Reason} {d.Count}")));
        await http.Database.WriteAsync(db => db.Set<DenialRow>().ExecuteUpdateAsync(set => set.SetProperty(d => d.LastAt, d => d.LastAt.AddDays(-1))));
        denials.Note(told, EntitlementCodes.Reasons.HardLimit, 6);
        await http.Portal.Get<Denials>().WriteAsync(default);
        Assert.Equal([6, 5], (await denials.LatestAsync(told.ProfileId, 5)).Where(d => d.Reason == EntitlementCodes.Reasons.HardLimit).Select(d => d.Inputs.GetProperty("wanted").GetInt32()));
    }

    private static async Task ConsumeAsync(CustomersOverHttp http)
    {
        Assert.Equal("200 True False in_trial True 4/100", await AskAsync(http, "shop-1", new { units = 4, eventId = "a" }));
        Assert.Equal("200 True True in_trial True 4/100", await AskAsync(http, "shop-1", new { units = 4, eventId = "a" }));
        Assert.Equal("409 event_conflict", await AskAsync(http, "shop-1", new { units = 5, eventId = "a" }));
        Assert.Equal("400 fields_invalid: at eventId meter properties units", await AskAsync(http, "shop-1", new { units = 1.5, eventId = 7, meter = 1, properties = "x", at = "2026-01-01" }));
        Assert.Equal("400 units_invalid", await AskAsync(http, "shop-1", new { units = -1, eventId = "b" }));
        Assert.Equal("404 not_found", await AskAsync(http, "nobody", new { units = 1, eventId = "c" }));
        await http.PostAsync(new { reference = "shop-2", email = "shop-2@example.com" });
        Assert.Equal("200 False False no_subscription False 0/0", await AskAsync(http, "shop-2", new { units = 1, eventId = "d" }));
        await http.Portal.Get<Denials>().WriteAsync(default);
        Assert.Equal(1, (await BodyAsync(http, "shop-2/why")).GetProperty("denials")[0].GetProperty("inputs").GetProperty("wanted").GetInt32());
    }

    private static async Task<string> AskAsync(CustomersOverHttp http, string customer, object wanted)
    {
        using var answer = await http.Portal.Client.PostAsJsonAsync($"/api/v1/entitlements/{customer}/consume", wanted);
        var body = await answer.Content.ReadFromJsonAsync<JsonElement>();
        if (body.TryGetProperty("errors", out var errors)) return $"{(int)answer.StatusCode} {Text(body, "code")}: {string.Join(' ', errors.EnumerateObject().Select(e => e.Name).Order(StringComparer.Ordinal))}";
        return $"{(int)answer.StatusCode} " + (body.TryGetProperty("code", out var code) ? code.GetString()
            : $"{body.GetProperty("consumed")} {body.GetProperty("duplicate")} {Text(body, "reason")} {body.GetProperty("allowed")} {body.GetProperty("used")}/{body.GetProperty("allowance")}");
    }

    private static async Task<HttpResponseMessage> GetAsync(CustomersOverHttp http, string customer, string? tag = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/entitlements/" + customer);
        if (tag is not null) request.Headers.TryAddWithoutValidation("If-None-Match", tag);
        return await http.Portal.Client.SendAsync(request);
    }

    private static async Task<string> TextAsync(CustomersOverHttp http, string customer)
    {
        using var answer = await GetAsync(http, customer);
        return (await answer.Content.ReadAsStringAsync()).Replace(http.Portal.Client.BaseAddress!.ToString().TrimEnd('/'), "HERE", StringComparison.Ordinal);
    }

    private static async Task<JsonElement> BodyAsync(CustomersOverHttp http, string customer)
    {
        using var answer = await GetAsync(http, customer);
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    private static string Text(JsonElement body, string field) => body.GetProperty(field).GetString()!;
}
