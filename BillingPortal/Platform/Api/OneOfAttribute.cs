using System.Reflection;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace BillingPortal.Platform.Api;

/// <summary>The text is one of the words of a class with a static list <c>All</c>; the OpenAPI document names them.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class OneOfAttribute(Type words) : Attribute
{
    public IReadOnlyList<string> Words => (IReadOnlyList<string>)words.GetProperty("All", BindingFlags.Public | BindingFlags.Static)!.GetValue(null)!;
}

internal static class ShowWords
{
    public static Task Transform(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken ct)
    {
        if (context.JsonPropertyInfo?.AttributeProvider?.GetCustomAttributes(typeof(OneOfAttribute), inherit: false) is [OneOfAttribute one]) schema.Enum = [.. one.Words.Select(w => (JsonNode)w)];
        return Task.CompletedTask;
    }
}
