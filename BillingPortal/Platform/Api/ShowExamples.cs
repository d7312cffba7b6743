using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace BillingPortal.Platform.Api;

/// <summary>What an endpoint takes, or answers at a status, as a whole example.</summary>
internal sealed record ApiExample(int? Status, object Value);

public static class ApiExamples
{
    /// <summary>An example of the body that the endpoint takes.</summary>
    public static RouteHandlerBuilder TakesLike(this RouteHandlerBuilder endpoint, object example) => endpoint.WithMetadata(new ApiExample(null, example));

    /// <summary>An example of what it answers.</summary>
    public static RouteHandlerBuilder AnswersLike(this RouteHandlerBuilder endpoint, int status, object example) => endpoint.WithMetadata(new ApiExample(status, example));
}

internal static class ShowExamples
{
    public static Task Transform(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken ct)
    {
        foreach (var example in context.Description.ActionDescriptor.EndpointMetadata.OfType<ApiExample>())
            foreach (var body in Bodies(operation, example.Status))
                body.Example = JsonSerializer.SerializeToNode(example.Value, JsonSerializerOptions.Web);
        return Task.CompletedTask;
    }

    private static IEnumerable<OpenApiMediaType> Bodies(OpenApiOperation operation, int? status) => status is null
        ? operation.RequestBody?.Content?.Values ?? []
        : operation.Responses?.GetValueOrDefault(status.Value.ToString(CultureInfo.InvariantCulture))?.Content?.Values ?? [];
}
