using Microsoft.AspNetCore.Diagnostics;

namespace BillingPortal.Shell.Errors;

/// <summary>A fault is a page to a person and a ProblemDetails document to a machine; both carry the request id.</summary>
internal static class ErrorsDoor
{
    private static readonly PathString[] Machines = ["/api", "/health", "/webhooks"];

    public static void AddErrors(this WebApplicationBuilder builder)
    {
        builder.Services.AddProblemDetails(o => o.CustomizeProblemDetails = c => c.ProblemDetails.Extensions["requestId"] = RequestId.Of(c.HttpContext));
        builder.Services.AddExceptionHandler<MachineFaults>();
        builder.Services.Configure<RouteHandlerOptions>(o => o.ThrowOnBadRequest = false);
    }

    public static void UseErrors(this WebApplication app)
    {
        app.UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandlingPath = "/error/500", CreateScopeForErrors = true });
        app.UseStatusCodePagesWithReExecute("/error/{0}", createScopeForStatusCodePages: true);
        app.UseWhen(c => IsMachine(c.Request.Path), machine => machine.UseStatusCodePages());
        app.Use(ShowAsGet);
    }

    internal static bool IsMachine(PathString path) => Machines.Any(p => path.StartsWithSegments(p, StringComparison.OrdinalIgnoreCase));

    // The error page of a failed form post is a page, not a second post of that form.
    private static Task ShowAsGet(HttpContext context, RequestDelegate next)
    {
        if (IsErrorPage(context)) context.Request.Method = HttpMethods.Get;
        return next(context);
    }

    private static bool IsErrorPage(HttpContext context) =>
        context.Features.Get<IStatusCodeReExecuteFeature>() is not null || context.Features.Get<IExceptionHandlerFeature>() is not null;
}
