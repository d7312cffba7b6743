using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.OpenApi;

namespace BillingPortal.Platform.Api;

/// <summary>Writes to each refusal of an operation the codes that it may carry, with an example of each.</summary>
internal static class ExplainRefusals
{
    private const string Problem = "application/problem+json";

    public static Task Transform(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken ct)
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        foreach (var status in metadata.OfType<RefusalCodes>().Concat(OfBody(metadata)).GroupBy(r => r.Status))
            Explain(operation, status.Key, [.. status.SelectMany(r => r.Codes).Distinct(StringComparer.Ordinal)]);
        return Task.CompletedTask;
    }

    private static IEnumerable<RefusalCodes> OfBody(IList<object> metadata) => metadata.OfType<IAcceptsMetadata>().Any()
        ? [new(StatusCodes.Status400BadRequest, [Codes.BodyInvalid]), new(StatusCodes.Status413PayloadTooLarge, [Codes.BodyTooLarge]), new(StatusCodes.Status415UnsupportedMediaType, [Codes.MediaTypeUnsupported])]
        : [];

    private static void Explain(OpenApiOperation operation, int status, string[] codes)
    {
        operation.Responses ??= [];
        var (key, words) = (status.ToString(CultureInfo.InvariantCulture), ReasonPhrases.GetReasonPhrase(status));
        var response = operation.Responses.TryGetValue(key, out var there) && there is OpenApiResponse known ? known : new OpenApiResponse();
        response.Description = $"{words}. Code: {string.Join(", ", codes)}";
        response.Content ??= new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal);
        if (!response.Content.TryGetValue(Problem, out var body)) response.Content[Problem] = body = new OpenApiMediaType();
        body.Examples = codes.ToDictionary(code => code, code => Example(status, words, code), StringComparer.Ordinal);
        operation.Responses[key] = response;
    }

    private static IOpenApiExample Example(int status, string words, string code) => new OpenApiExample
    {
        Value = new JsonObject
        {
            ["title"] = words,
            ["status"] = status,
            ["detail"] = "A sentence that says what to do.",
            ["code"] = code,
            ["requestId"] = "4bf92f3577b34da6a3ce929d0e0e4736",
        },
    };
}
