using Microsoft.AspNetCore.Http.Metadata;

namespace BillingPortal.Platform.Api;

/// <summary>Gives a code and a sentence to what the framework refuses by itself: a body that is no JSON, an address that is none.</summary>
internal static class ApiFaults
{
    public static void AddFaults(this WebApplicationBuilder builder)
    {
        // A body that cannot be read is the caller's fault, and answered as such in Development too.
        builder.Services.Configure<RouteHandlerOptions>(o => o.ThrowOnBadRequest = false);
        builder.Services.ConfigureHttpJsonOptions(o => o.SerializerOptions.Converters.Add(new FieldsOnce()));
        builder.Services.AddProblemDetails();
        builder.Services.PostConfigure<ProblemDetailsOptions>(options =>
        {
            var before = options.CustomizeProblemDetails;
            options.CustomizeProblemDetails = problem =>
            {
                before?.Invoke(problem);
                Name(problem);
            };
        });
    }

    private static void Name(ProblemDetailsContext problem)
    {
        var (context, details) = (problem.HttpContext, problem.ProblemDetails);
        if (details.Extensions.ContainsKey("code") || Of(context, details.Status ?? context.Response.StatusCode) is not { } fault) return;
        details.Extensions["code"] = fault.Code;
        details.Detail ??= fault.Sentence;
    }

    private static (string Code, string Sentence)? Of(HttpContext context, int status) => status switch
    {
        StatusCodes.Status400BadRequest when TakesBody(context) => (Codes.BodyInvalid, "The body is not the JSON that this address takes. The OpenAPI document shows an example."),
        StatusCodes.Status400BadRequest => (Codes.QueryInvalid, "A value in the address cannot be read. The OpenAPI document says what each one takes."),
        StatusCodes.Status404NotFound when context.GetEndpoint() is null => (Codes.AddressUnknown, "Nothing answers at this address. /api/docs lists those that do."),
        StatusCodes.Status404NotFound => (Codes.NotFound, "There is nothing of this id."),
        StatusCodes.Status405MethodNotAllowed => (Codes.MethodNotAllowed, "This address does not take this method. /api/docs lists those that it takes."),
        StatusCodes.Status413PayloadTooLarge => (Codes.BodyTooLarge, "The body is too large. Send less at once."),
        StatusCodes.Status415UnsupportedMediaType => (Codes.MediaTypeUnsupported, "Send JSON, with 'Content-Type: application/json'."),
        StatusCodes.Status500InternalServerError => (Codes.InternalError, "The fault is ours. Try again; if it stays, tell us the request id."),
        _ => null,
    };

    private static bool TakesBody(HttpContext context) => context.GetEndpoint()?.Metadata.GetMetadata<IAcceptsMetadata>() is not null;
}
