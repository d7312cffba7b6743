using Microsoft.AspNetCore.Diagnostics;

namespace BillingPortal.Shell.Errors;

/// <summary>Answers what broke under an address of machines; what broke under a page is left to the page.</summary>
internal sealed class MachineFaults(IProblemDetailsService problems) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        // The request's own path is already that of the error page.
        if (httpContext.Features.Get<IExceptionHandlerPathFeature>() is not { } fault || !ErrorsDoor.IsMachine(fault.Path)) return false;
        httpContext.Response.StatusCode = StatusCodes.Status500InternalServerError;
        return await problems.TryWriteAsync(new ProblemDetailsContext { HttpContext = httpContext });
    }
}
