using System.Runtime.ExceptionServices;

namespace BillingPortal.Platform.Api;

/// <summary>An endpoint that can do its work for a key with this scope without what only pages, unknown callers and faults need.</summary>
/// <param name="Find">Null when it cannot this time; then it is asked as any other. Nothing is read of the body and nothing written yet.</param>
internal sealed record EarlyAnswer(string Scope, Func<HttpContext, Func<Task>?> Find);

/// <summary>
/// Lets endpoints that are asked without end answer keys that are kept in mind, before everything that only pages, unknown callers and faults need. The same is
/// asked as later: a live key, its scope, its limit; who fails one of them goes the usual way and is told there, and so is a fault.
/// </summary>
internal sealed class AnswerEarly(RequestDelegate next, ApiKeys keys, ApiLimits limits)
{
    public Task InvokeAsync(HttpContext context)
    {
        if (context.GetEndpoint() is not { } endpoint || endpoint.Metadata.GetMetadata<EarlyAnswer>() is not { } early) return next(context);
        if (KeyHandler.ShownBy(context.Request) is not { } text || keys.InMind(text) is not { } key || !key.Scopes.Contains(early.Scope, StringComparer.Ordinal)) return next(context);
        if (early.Find(context) is not { } write || limits.Count(key.Id) is not null) return next(context);
        context.User = key.Principal;
        return WriteAsync(context, endpoint, write);
    }

    private async Task WriteAsync(HttpContext context, Endpoint endpoint, Func<Task> write)
    {
        try
        {
            await write();
        }
        catch (Exception fault) when (!context.Response.HasStarted)
        {
            // As if it had come up where the endpoint usually runs: there it is written down and told.
            var found = ExceptionDispatchInfo.Capture(fault);
            context.SetEndpoint(new(_ => Again(found), endpoint.Metadata, endpoint.DisplayName));
            await next(context);
        }
    }

    private static Task Again(ExceptionDispatchInfo fault)
    {
        fault.Throw();
        return Task.CompletedTask;
    }
}
