using System.Net;
using BillingPortal.Features.Operations;
using BillingPortal.Platform.Api;
using BillingPortal.Platform.Identity;

namespace BillingPortal.Tests.Platform.Api;

[Trait("Part", "web")]
public sealed class KeyTests
{
    private const string Never = "bp_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

    [Fact]
    public async Task NoKey_IsAskedForOne()
    {
        await using var portal = await ApiPortal.StartAsync();
        var (answer, body) = await portal.SendAsync(HttpMethod.Get, "/api/v1/key");
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Equal("Bearer realm=\"api\"", answer.Headers.WwwAuthenticate.ToString());
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal(Codes.KeyMissing, (string?)body!["code"]);
        Assert.Equal(answer.Headers.GetValues("X-Request-Id").Single(), (string?)body["requestId"]);
    }

    [Fact]
    public async Task KeyThatIsNotLive_IsRefusedInTheSameWords()
    {
        await using var portal = await ApiPortal.StartAsync();
        var revoked = await portal.KeyAsync();
        Assert.Equal(HttpStatusCode.OK, (await portal.SendAsync(HttpMethod.Get, "/api/v1/key", revoked)).Answer.StatusCode);
        await portal.Get<RevokeApiKey>().RunAsync(Actor.Terminal, (await portal.Get<ReadApiKeys>().RunAsync()).Single().Id, "lost");

        var (first, unknown) = await portal.SendAsync(HttpMethod.Get, "/api/v1/key", Never);
        var (second, ended) = await portal.SendAsync(HttpMethod.Get, "/api/v1/key", revoked);
        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized), (first.StatusCode, second.StatusCode));
        Assert.Contains("error=\"invalid_token\"", second.Headers.WwwAuthenticate.ToString(), StringComparison.Ordinal);
        Assert.Equal(Codes.KeyInvalid, (string?)ended!["code"]);
        Assert.Equal((string?)unknown!["detail"], (string?)ended["detail"], StringComparer.Ordinal);
    }

    [Fact]
    public async Task KeyWithoutTheScope_IsForbidden()
    {
        await using var portal = await ApiPortal.StartAsync();
        var (answer, body) = await portal.SendAsync(HttpMethod.Get, "/api/v1/samples?most=1", await portal.KeyAsync(Scopes.Usage, Scopes.Invoices));
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Contains("error=\"insufficient_scope\", scope=\"customers\"", answer.Headers.WwwAuthenticate.ToString(), StringComparison.Ordinal);
        Assert.Equal(Codes.ScopeMissing, (string?)body!["code"]);
        Assert.Equal(HttpStatusCode.OK, (await portal.SendAsync(HttpMethod.Get, "/api/v1/samples?most=1", await portal.KeyAsync(Scopes.Customers))).Answer.StatusCode);
    }

    [Fact]
    public async Task Key_ReadsItself_AndIsTheActor()
    {
        await using var portal = await ApiPortal.StartAsync();
        var key = await portal.KeyAsync(Scopes.Invoices, Scopes.Customers);
        var (_, own) = await portal.SendAsync(HttpMethod.Get, "/api/v1/key", key);
        Assert.Equal("""{"id":"1","name":"sample","scopes":["customers","invoices"],"expiresAt":null}""", own!.ToJsonString());
        Assert.Equal("api-key:1", (string?)(await portal.SendAsync(HttpMethod.Get, "/api/v1/caller", key)).Body);
    }

    [Fact]
    public async Task KeyThatAsksTooOften_IsToldWhenToComeAgain_AndOthersGoOn()
    {
        await using var portal = await ApiPortal.StartAsync("--Api:RequestsPerMinute=3");
        var (busy, other) = (await portal.KeyAsync(), await portal.KeyAsync());
        for (var n = 0; n < 3; n++) Assert.Equal(HttpStatusCode.OK, (await portal.SendAsync(HttpMethod.Get, "/api/v1/key", busy)).Answer.StatusCode);
        var (answer, body) = await portal.SendAsync(HttpMethod.Get, "/api/v1/key", busy);
        Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
        Assert.InRange(answer.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
        Assert.Equal(Codes.TooManyRequests, (string?)body!["code"]);
        Assert.Equal(HttpStatusCode.OK, (await portal.SendAsync(HttpMethod.Get, "/api/v1/key", other)).Answer.StatusCode);
    }
}
