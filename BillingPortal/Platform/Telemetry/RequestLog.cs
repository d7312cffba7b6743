using System.Diagnostics;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.StaticAssets;

namespace BillingPortal.Platform.Telemetry;

/// <summary>
/// Gives each request an id, the trace's own when there is one, and writes one line when it ends: method, route, status, time.
/// No path (it may hold a token), no query, no header, no address.
/// </summary>
internal sealed class RequestLog(RequestDelegate next, ILogger<RequestLog> log, TimeProvider time)
{
    private const int Abandoned = 499; // what proxies call it; nobody is there to receive a status
    private static readonly HashSet<string> Methods = new(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "CONNECT", "TRACE"], StringComparer.Ordinal);

    public async Task InvokeAsync(HttpContext context)
    {
        var began = time.GetTimestamp();
        using var scope = log.BeginScope("RequestId:{RequestId}", Identify(context));
        var (method, route) = (Method(context), Route(context)); // before an error page takes the request over
        var ended = false;
        try
        {
            await next(context);
            ended = true;
        }
        finally
        {
            Write(context, method, route, ended ? context.Response.StatusCode : StatusCodes.Status500InternalServerError, began);
        }
    }

    private static string Identify(HttpContext context)
    {
        var id = (Activity.Current?.TraceId ?? ActivityTraceId.CreateRandom()).ToHexString();
        context.TraceIdentifier = id;
        context.Response.OnStarting(() =>
        {
            context.Response.Headers["X-Request-Id"] = id;
            return Task.CompletedTask;
        });
        return id;
    }

    private static string Method(HttpContext context) => Methods.Contains(context.Request.Method) ? context.Request.Method : "(other)";

    private static string Route(HttpContext context) => (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "(no route)";

    private void Write(HttpContext context, string method, string route, int status, long began)
    {
        if (context.RequestAborted.IsCancellationRequested) status = Abandoned;
        Name(context.Features.Get<IHttpActivityFeature>()?.Activity, method, route, status);
        var level = IsFile(context) ? LogLevel.Debug : LogLevel.Information;
        if (log.IsEnabled(level)) log.Log(level, "{Method} {Route} {Status} {Milliseconds:0.0} ms", method, route, status, time.GetElapsedTime(began).TotalMilliseconds);
    }

    private static void Name(Activity? trace, string method, string route, int status)
    {
        if (trace is null) return;
        trace.DisplayName = $"{method} {route}";
        trace.SetTag("http.request.method", method).SetTag("http.route", route).SetTag("http.response.status_code", status);
        if (status >= StatusCodes.Status500InternalServerError) trace.SetStatus(ActivityStatusCode.Error);
    }

    private static bool IsFile(HttpContext context) => context.GetEndpoint()?.Metadata.GetMetadata<StaticAssetDescriptor>() is not null;
}
