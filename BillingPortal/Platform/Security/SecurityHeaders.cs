using Microsoft.Net.Http.Headers;

namespace BillingPortal.Platform.Security;

/// <summary>Puts on every answer what tells a browser how little it may do with it.</summary>
internal sealed class SecurityHeaders(RequestDelegate next)
{
    private static readonly (string Name, string Value)[] OfData =
    [
        (HeaderNames.XContentTypeOptions, "nosniff"),
        (HeaderNames.XFrameOptions, "DENY"), // for browsers that do not know frame-ancestors
    ];

    // What is no document has nothing to load, to open or to refer from.
    private static readonly (string Name, string Value)[] OfPages =
    [
        .. OfData,
        ("Referrer-Policy", "same-origin"),
        ("Permissions-Policy", "accelerometer=(), autoplay=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), usb=()"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
        ("Cross-Origin-Resource-Policy", "same-origin"),
    ];

    public Task InvokeAsync(HttpContext context)
    {
        // Last of all, because the error page empties an answer before it writes its own.
        context.Response.OnStarting(() =>
        {
            Put(context);
            return Task.CompletedTask;
        });
        return next(context);
    }

    private static void Put(HttpContext context)
    {
        var headers = context.Response.Headers;
        // A place with a policy of its own (the API's documentation, the frames of the sandbox's card form) has set it already.
        foreach (var (name, value) in ContentPolicy.IsData(context) ? OfData : OfPages) headers.TryAdd(name, value);
        if (!headers.ContainsKey(HeaderNames.ContentSecurityPolicy)) headers.ContentSecurityPolicy = ContentPolicy.For(context);
        if (context.User.Identity?.IsAuthenticated == true && !headers.ContainsKey(HeaderNames.CacheControl)) headers.CacheControl = "no-store";
    }
}
