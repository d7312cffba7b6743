using System.Globalization;

namespace BillingPortal.Platform.Identity;

/// <summary>Refuses too many posts of a form about signing in from one address, before anything is looked up.</summary>
internal sealed class LimitTries(RequestDelegate next, Attempts attempts, AccountSettings settings)
{
    private static readonly string[] Forms = ["/signin", "/signin/sample", "/signup", "/forgot", "/reset", "/confirm", "/account"];

    public Task InvokeAsync(HttpContext context)
    {
        if (!HttpMethods.IsPost(context.Request.Method) || FormOf(context.Request.Path) is not { } form) return next(context);
        var wait = attempts.Wait($"{form} {context.Connection.RemoteIpAddress}", settings.PostsPerMinute, TimeSpan.FromMinutes(1));
        if (wait is null) return next(context);
        Refuse(context.Response, wait.Value);
        return Task.CompletedTask;
    }

    /// <summary>429 and when to come back, in whole seconds rounded up.</summary>
    public static void Refuse(HttpResponse response, TimeSpan wait)
    {
        response.StatusCode = StatusCodes.Status429TooManyRequests;
        response.Headers.RetryAfter = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
    }

    private static string? FormOf(PathString path) =>
        Forms.FirstOrDefault(form => string.Equals(form, path.Value?.TrimEnd('/'), StringComparison.OrdinalIgnoreCase));
}
