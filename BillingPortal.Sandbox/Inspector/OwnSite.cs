using Microsoft.AspNetCore.Http;

namespace BillingPortal.Sandbox.Inspector;

/// <summary>The inspector asks nobody to sign in, so its orders are taken from its own pages only: another site's page must not give them by the browser of whoever runs this.</summary>
internal sealed class OwnSite(SandboxOptions options) : IEndpointFilter
{
    public ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var request = context.HttpContext.Request;
        return HttpMethods.IsGet(request.Method) || (IsNamedRight(request) && IsFromHere(request)) ? next(context)
            : ValueTask.FromResult<object?>(Results.Text("This order did not come from the inspector's own pages.", "text/plain", statusCode: StatusCodes.Status403Forbidden));
    }

    // A name that somebody else's server has pointed at this machine is as foreign as its page.
    private bool IsNamedRight(HttpRequest request) => options.IsPublic || request.Host.Host is "localhost" or "127.0.0.1" or "[::1]";

    private static bool IsFromHere(HttpRequest request)
    {
        var site = request.Headers["Sec-Fetch-Site"].ToString();
        var origin = request.Headers.Origin.ToString();
        return site is "same-origin" or "" && (origin.Length == 0 ? site.Length > 0 : origin == $"{request.Scheme}://{request.Host}");
    }
}
