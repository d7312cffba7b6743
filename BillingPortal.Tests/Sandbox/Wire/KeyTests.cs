using System.Net;
using System.Text;
using BillingPortal.Tests.Kit;

namespace BillingPortal.Tests.Sandbox.Wire;

[Trait("Part", "web")]
public sealed class KeyTests
{
    [Theory]
    [InlineData(null, 401), InlineData("", 401), InlineData("Bearer nonsense", 401), InlineData("Bearer sk_live_x", 401), InlineData("Bearer sk_test_anything", 200), InlineData("Bearer rk_test_x", 200), InlineData("Basic !!", 401)]
    public async Task Key_OpensOrNot(string? header, int status)
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        Assert.Equal(status, (int)(await AskAsync(sandbox, header)).StatusCode);
    }

    [Fact]
    public async Task KeyAsBasicUser_Opens_AndOtherAccountsAreNobodys()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        Assert.Equal(HttpStatusCode.OK, (await AskAsync(sandbox, "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes(RunningSandbox.SecretKey + ":")))).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await AskAsync(sandbox, "Bearer " + RunningSandbox.SecretKey, ("Stripe-Account", "acct_other"))).StatusCode);
    }

    [Fact]
    public async Task Answer_CarriesItsHeaders()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var answer = await AskAsync(sandbox, "Bearer " + RunningSandbox.SecretKey, ("Stripe-Version", "2026-10-28.endive"));
        Assert.Equal("2026-10-28.endive", answer.Headers.GetValues("Stripe-Version").Single());
        Assert.StartsWith("req_", answer.Headers.GetValues("Request-Id").Single(), StringComparison.Ordinal);
        Assert.Equal("2026-07-29.dahlia", (await AskAsync(sandbox, "Bearer " + RunningSandbox.SecretKey)).Headers.GetValues("Stripe-Version").Single());
        Assert.Equal(HttpStatusCode.BadRequest, (await AskAsync(sandbox, "Bearer " + RunningSandbox.SecretKey, ("Stripe-Version", "yesterday"))).StatusCode);
    }

    [Theory]
    [InlineData("GET", "customers"), InlineData("POST", "customers"), InlineData("POST", "setup_intents"), InlineData("POST", "payment_intents"), InlineData("GET", "payment_intents"), InlineData("GET", "payment_methods"), InlineData("GET", "events"), InlineData("POST", "refunds"), InlineData("POST", "webhook_endpoints")]
    public async Task BrowserKey_OpensNothingOfTheServers(string method, string path)
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var refused = await sandbox.SendAsync(new(method), path, method == "POST" ? "" : null, RunningSandbox.PublishableKey);
        Assert.Equal((403, "secret_key_required"), (refused.Status, refused["error.code"]));
    }

    [Theory]
    [InlineData("setup_intents"), InlineData("payment_intents")]
    public async Task BrowserKey_NeedsTheClientSecret_AndSeesLess(string kind)
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var intent = await sandbox.PostAsync(kind, (kind[0] == 'p' ? "amount=500&currency=usd&" : "") + $"{Lives.NoRedirects}&metadata[margin]=90&customer={await sandbox.CustomerAsync()}");
        var path = $"{kind}/{intent.Id}";
        Assert.Equal("parameter_missing", (await sandbox.GetAsync(path, RunningSandbox.PublishableKey)).Outcome());
        Assert.Equal("client_secret", (await sandbox.GetAsync(path + "?client_secret=wrong", RunningSandbox.PublishableKey))["error.param"]);
        Assert.Equal("client_secret", (await sandbox.PostAsync(path + "/confirm", "client_secret=wrong&payment_method=pm_card_visa", RunningSandbox.PublishableKey))["error.param"]);
        var seen = await sandbox.GetAsync($"{path}?client_secret={intent["client_secret"]}", RunningSandbox.PublishableKey);
        Assert.Equal((200, false, false), (seen.Status, seen.Json.ContainsKey("metadata"), seen.Json.ContainsKey("customer")));
        Assert.Equal("succeeded", (await sandbox.PostAsync(path + "/confirm", $"client_secret={intent["client_secret"]}&payment_method=pm_card_visa", RunningSandbox.PublishableKey)).Outcome());
    }

    [Fact]
    public async Task BrowserMadeCard_HidesItsFingerprintOwnerAndMetadata()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var made = await sandbox.PostAsync("payment_methods", "type=card&card[token]=tok_visa", RunningSandbox.PublishableKey);
        Assert.Equal((200, false), (made.Status, made.Json.ContainsKey("metadata")));
        Assert.DoesNotContain("_", made.Json.Select(p => p.Key), StringComparer.Ordinal);
    }

    [Fact]
    public async Task PagesOfOtherOrigins_MayCall()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        using var preflight = new HttpRequestMessage(HttpMethod.Options, "stripe/v1/payment_methods") { Headers = { { "Origin", "http://shop.example" }, { "Access-Control-Request-Method", "POST" }, { "Access-Control-Request-Headers", "authorization" } } };
        var allowed = await sandbox.Client.SendAsync(preflight);
        Assert.Equal((HttpStatusCode.NoContent, "*"), (allowed.StatusCode, allowed.Headers.GetValues("Access-Control-Allow-Origin").Single()));
        Assert.Contains("Authorization", allowed.Headers.GetValues("Access-Control-Allow-Headers").Single(), StringComparison.Ordinal);
        Assert.Equal("*", (await AskAsync(sandbox, "Bearer pk_test_x")).Headers.GetValues("Access-Control-Allow-Origin").Single());
    }

    [Fact]
    public async Task UnknownAddressOrForm_IsRefused()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        Assert.Equal(404, (await sandbox.GetAsync("unicorns")).Status);
        Assert.Equal(404, (await sandbox.GetAsync("../v1")).Status);
        Assert.Equal(404, (await sandbox.SendAsync(HttpMethod.Put, "customers", "", key: null)).Status);
        using var json = new HttpRequestMessage(HttpMethod.Post, "stripe/v1/customers") { Content = new StringContent("{}", Encoding.UTF8, "application/json"), Headers = { Authorization = new("Bearer", RunningSandbox.SecretKey) } };
        Assert.Equal(HttpStatusCode.BadRequest, (await sandbox.Client.SendAsync(json)).StatusCode);
    }

    private static async Task<HttpResponseMessage> AskAsync(RunningSandbox sandbox, string? authorization, (string Name, string Value)? header = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "stripe/v1/customers");
        if (authorization is not null) request.Headers.TryAddWithoutValidation("Authorization", authorization);
        if (header is { } more) request.Headers.Add(more.Name, more.Value);
        return await sandbox.Client.SendAsync(request);
    }
}
