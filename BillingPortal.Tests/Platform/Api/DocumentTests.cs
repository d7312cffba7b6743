using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using BillingPortal.Platform.Api;
using BillingPortal.Tests.Kit;

namespace BillingPortal.Tests.Platform.Api;

[Trait("Part", "web")]
public sealed partial class DocumentTests
{
    // What any address may answer before an endpoint is found; docs/api.md tells them.
    private static readonly string[] OfNoEndpoint = [Codes.AddressUnknown, Codes.MethodNotAllowed, Codes.QueryInvalid, Codes.NotFound];

    [Fact]
    public async Task EveryEndpoint_ListsItsOutcomesAndAsksForAKey()
    {
        await using var portal = await RunningPortal.StartAsync();
        var operations = Operations(await ReadAsync(portal.Client)).ToArray();
        Assert.NotEmpty(operations);
        Assert.All(operations, o =>
        {
            Assert.Contains(o.Responses, r => r.Key.StartsWith('2'));
            Assert.Subset(o.Responses.Select(r => r.Key).ToHashSet(StringComparer.Ordinal), new HashSet<string>(["401", "429", "500"], StringComparer.Ordinal));
            Assert.All(o.Responses.Where(r => r.Key[0] is '4' or '5'), r => Assert.NotEmpty(CodesOf(r.Value!)));
            Assert.NotNull(o.Node["security"]);
            Assert.False(string.IsNullOrEmpty((string?)o.Node["summary"]), o.Name + " has no summary.");
        });
    }

    [Fact]
    public async Task Codes_OfTheDocumentAndOfTheFile_AreTheSame()
    {
        await using var portal = await ApiPortal.StartAsync();
        var told = Operations(await ReadAsync(portal.Client)).SelectMany(o => o.Responses).Where(r => r.Key[0] is '4' or '5').SelectMany(r => CodesOf(r.Value!));
        Assert.Equal(Codes.All.Order(StringComparer.Ordinal), told.Concat(OfNoEndpoint).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal), StringComparer.Ordinal);
    }

    [Fact]
    public async Task Words_OfTheDocumentOfTheFileAndOfTheGuide_AreTheSame()
    {
        await using var portal = await RunningPortal.StartAsync();
        var schemas = (await ReadAsync(portal.Client))["components"]!["schemas"]!;
        var guide = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "docs", "entitlements.md"));
        foreach (var (schema, field, words) in new[]
        {
            ("Entitlement", "state", EntitlementCodes.States.All), ("Entitlement", "reason", EntitlementCodes.Reasons.All), ("EntitlementCap", "kind", EntitlementCodes.Caps.All),
        })
        {
            Assert.Equal(words, schemas[schema]!["properties"]![field]!["enum"]!.AsArray().Select(w => (string)w!), StringComparer.Ordinal);
            Assert.All(words, word => Assert.Contains($"`{word}`", guide, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Guide_NamesEveryCodeAndScope()
    {
        var guide = File.ReadAllText(Path.Combine(Repository.Root, "docs", "api.md"));
        Assert.All(Codes.All.Concat(Scopes.All), word => Assert.Contains($"`{word}`", guide, StringComparison.Ordinal));
    }

    [Fact]
    public async Task EndpointWithABody_ShowsExamplesAndItsScope()
    {
        await using var portal = await ApiPortal.StartAsync();
        var post = Operations(await ReadAsync(portal.Client)).Single(o => o.Name == "post /api/v1/samples").Node;
        Assert.Equal("one", (string?)post["requestBody"]!["content"]!["application/json"]!["example"]!["name"]);
        Assert.Equal(1, (int?)post["responses"]!["200"]!["content"]!["application/json"]!["example"]!["number"]);
        Assert.Equal([Codes.ScopeMissing], CodesOf(post["responses"]!["403"]!));
        Assert.Equal([Codes.BodyInvalid], CodesOf(post["responses"]!["400"]!));
        Assert.Equal("customers", (string?)post["security"]![0]!["key"]![0]);
    }

    [Fact]
    public async Task Document_KnowsTheKeyAndOnlyTheApi()
    {
        await using var portal = await RunningPortal.StartAsync();
        var document = await ReadAsync(portal.Client);
        Assert.Equal("bearer", (string?)document["components"]!["securitySchemes"]!["key"]!["scheme"]);
        Assert.All(document["paths"]!.AsObject(), p => Assert.StartsWith("/api/v1/", p.Key, StringComparison.Ordinal));
    }

    [Fact]
    public async Task DocsPage_BringsNoInlineScriptAndAsksNoOtherHost()
    {
        await using var portal = await RunningPortal.StartAsync();
        var page = await portal.Client.GetStringAsync("/api/docs/index.html");
        Assert.DoesNotMatch(InlineScript(), page);
        Assert.DoesNotMatch("<style|style=| on[a-z]+=|https?://", page);
        Assert.Contains("/api/openapi.json", await portal.Client.GetStringAsync("/api/docs/index.js"), StringComparison.Ordinal);
        Assert.NotEmpty(await portal.Client.GetByteArrayAsync("/api/docs/swagger-ui-bundle.js"));
    }

    private static async Task<JsonNode> ReadAsync(HttpClient client) => JsonNode.Parse(await client.GetStringAsync("/api/openapi.json"))!;

    private static IEnumerable<(string Name, JsonNode Node, JsonObject Responses)> Operations(JsonNode document) => document["paths"]!.AsObject()
        .SelectMany(path => path.Value!.AsObject().Select(o => ($"{o.Key} {path.Key}", o.Value!, o.Value!["responses"]!.AsObject())));

    private static string[] CodesOf(JsonNode response) => [.. response["content"]?["application/problem+json"]?["examples"]?.AsObject().Select(e => (string)e.Value!["value"]!["code"]!) ?? []];

    [GeneratedRegex("<script(?![^>]*src=)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex InlineScript();
}
