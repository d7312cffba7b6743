using System.Text.Json;

namespace BillingPortal.Tests.Kit;

/// <summary>What Stripe publishes of its API, to hold requests and answers against. Every fault is a sentence that begins with the place.</summary>
internal sealed class StripeSpec
{
    public const string File = "stripe/spec-2026-10-28.json";

    private static readonly Lazy<StripeSpec?> Loaded = new(() => SharedFiles.WhyNot(File) is null ? new(JsonDocument.Parse(System.IO.File.ReadAllBytes(SharedFiles.At(File))).RootElement) : null);
    private readonly JsonElement schemas;
    private readonly (string[] Steps, JsonElement Methods)[] paths;

    private StripeSpec(JsonElement document)
    {
        schemas = document.GetProperty("components").GetProperty("schemas");
        paths = [.. document.GetProperty("paths").EnumerateObject().Select(p => (p.Name.Split('/'), p.Value))];
    }

    /// <summary>The spec beside the repository, null where there is none: mark the test with <see cref="SharedFactAttribute"/> and <see cref="File"/>.</summary>
    public static StripeSpec? TryLoad() => Loaded.Value;

    /// <param name="method">GET, POST or DELETE.</param>
    /// <param name="path">From the version on, without the query: <c>/v1/customers/cus_1</c>.</param>
    /// <param name="form">The names and values of query and body, unescaped: <c>address[line1]</c>, <c>1 rue</c>.</param>
    public IEnumerable<string> FaultsOfRequest(string method, string path, IEnumerable<KeyValuePair<string, string>> form) =>
        Find(method, path) is { } operation ? FormFaults.Of(operation, FormNode.Of(form)) : [$"{method} {path}: no such operation."];

    public IEnumerable<string> FaultsOfAnswer(string method, string path, int status, JsonElement body)
    {
        if (Find(method, path) is not { } operation) return status == 404 ? FaultsOfError(body) : [$"{method} {path}: no such operation."];
        return status == 200 ? new AnswerFaults(schemas).Of(AnswerOf(operation), body, "") : FaultsOfError(body);
    }

    /// <summary>Faults of an object apart from an answer, such as the one inside an event.</summary>
    public IEnumerable<string> FaultsOfObject(JsonElement body) =>
        body.TryGetProperty("object", out var name) && schemas.TryGetProperty(name.GetString()!, out var schema)
            ? new AnswerFaults(schemas).Of(schema, body, name.GetString()!)
            : ["object: is not the name of an object."];

    private static JsonElement AnswerOf(JsonElement operation) =>
        operation.GetProperty("responses").GetProperty("200").GetProperty("content").GetProperty("application/json").GetProperty("schema");

    // The spec says nothing of errors; this much every client relies on.
    private static IEnumerable<string> FaultsOfError(JsonElement body)
    {
        if (body.ValueKind != JsonValueKind.Object || !body.TryGetProperty("error", out var error)) return ["error: is missing."];
        return error.TryGetProperty("type", out var type) && type.GetString() is "api_error" or "card_error" or "idempotency_error" or "invalid_request_error" or "rate_limit_error"
            ? []
            : ["error.type: is none of Stripe's."];
    }

    // "/v1/customers/search" is also a "/v1/customers/{id}": the one with the most fixed steps is meant.
    private JsonElement? Find(string method, string path)
    {
        var steps = path.Split('/');
        var found = paths.Where(p => p.Methods.TryGetProperty(method.ToLowerInvariant(), out _) && Fits(p.Steps, steps)).OrderBy(p => p.Steps.Count(IsParameter)).ToList();
        return found.Count > 0 ? found[0].Methods.GetProperty(method.ToLowerInvariant()) : null;
    }

    private static bool Fits(string[] template, string[] steps) =>
        template.Length == steps.Length && template.Zip(steps).All(s => s.First == s.Second || (IsParameter(s.First) && s.Second.Length > 0));

    private static bool IsParameter(string step) => step.StartsWith('{');
}
