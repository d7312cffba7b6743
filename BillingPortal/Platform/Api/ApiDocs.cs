using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace BillingPortal.Platform.Api;

/// <summary>The OpenAPI document, made of the endpoints themselves, and the pages that show it.</summary>
internal static class ApiDocs
{
    public const string Document = "/api/openapi.json";
    private const string Pages = "api/docs";
    private const string Key = "key";

    public static void AddDocs(this WebApplicationBuilder builder) => builder.Services.AddOpenApi(options =>
    {
        options.ShouldInclude = endpoint => endpoint.RelativePath?.StartsWith(ApiDoor.Root[1..], StringComparison.Ordinal) == true;
        options.AddDocumentTransformer(Introduce);
        options.AddOperationTransformer(AskForKey);
        options.AddOperationTransformer(ExplainRefusals.Transform);
        options.AddOperationTransformer(ShowExamples.Transform);
        options.AddSchemaTransformer(ShowWords.Transform);
    });

    public static void MapDocs(this WebApplication app)
    {
        app.MapOpenApi(Document).AllowAnonymous();
        app.UseSwaggerUI(options =>
        {
            options.RoutePrefix = Pages;
            options.DocumentTitle = "Billing Portal API";
            options.SwaggerEndpoint(Document, "v1");
            // Without this the page asks a validator on another host for a badge.
            options.EnableValidator(null);
        });
    }

    private static Task Introduce(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken ct)
    {
        document.Info = new OpenApiInfo
        {
            Title = "Billing Portal API",
            Version = "v1",
            Description = "For the backends of your product. Every call carries a key: `Authorization: Bearer bp_…`. "
                + "Every refusal is a problem document (RFC 9457) with a stable `code` and the `requestId` under which it stands in the log.",
        };
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>(StringComparer.Ordinal);
        document.Components.SecuritySchemes[Key] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer", Description = "A key that an admin made under API keys." };
        return Task.CompletedTask;
    }

    private static Task AskForKey(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken ct)
    {
        var scopes = context.Description.ActionDescriptor.EndpointMetadata.OfType<NeedsScope>().Select(s => s.Scope).Distinct(StringComparer.Ordinal).ToList();
        operation.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Key, context.Document)] = scopes }];
        return Task.CompletedTask;
    }
}
