using System.Net;
using BillingPortal.Platform.Api;

namespace BillingPortal.Tests.Platform.Api;

[Trait("Part", "web")]
public sealed class FaultTests
{
    [Theory]
    [InlineData("POST", "/api/v1/samples", "{ this is no JSON", 400, Codes.BodyInvalid)]
    [InlineData("POST", "/api/v1/samples", """{"name":"one","number":"many"}""", 400, Codes.BodyInvalid)]
    [InlineData("POST", "/api/v1/samples", "", 400, Codes.BodyInvalid)]
    [InlineData("GET", "/api/v1/samples?most=many", null, 400, Codes.QueryInvalid)]
    [InlineData("GET", "/api/v1/no-such-thing", null, 404, Codes.AddressUnknown)]
    [InlineData("DELETE", "/api/v1/key", null, 405, Codes.MethodNotAllowed)]
    [InlineData("GET", "/api/v1/broken", null, 500, Codes.InternalError)]
    public async Task Fault_HasAStableCodeAndASentence(string method, string path, string? sent, int status, string code)
    {
        await using var portal = await ApiPortal.StartAsync();
        var (answer, body) = await portal.SendAsync(new(method), path, await portal.KeyAsync(Scopes.Customers), sent);
        Assert.Equal((HttpStatusCode)status, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal(code, (string?)body!["code"]);
        Assert.Equal(status, (int?)body["status"]);
        Assert.EndsWith(".", (string?)body["detail"], StringComparison.Ordinal);
        Assert.Equal(answer.Headers.GetValues("X-Request-Id").Single(), (string?)body["requestId"]);
        Assert.DoesNotContain("fire", body.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task BodyThatIsNoJson_IsToldTheType()
    {
        await using var portal = await ApiPortal.StartAsync();
        var (answer, body) = await portal.SendAsync(HttpMethod.Post, "/api/v1/samples", await portal.KeyAsync(Scopes.Customers), "name=one", "text/plain");
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, answer.StatusCode);
        Assert.Equal(Codes.MediaTypeUnsupported, (string?)body!["code"]);
    }
}
