namespace BillingPortal.Platform.Api;

/// <summary>An answer that lies ready, for a key with this scope.</summary>
/// <param name="Find">Null when it does not lie ready; then the endpoint is asked as any other. It writes nothing yet.</param>
internal sealed record EarlyAnswer(string Scope, Func<HttpContext, Func<Task>?> Find);

/// <summary>
/// Gives answers that lie ready to keys that are kept in mind, before everything that only pages, unknown callers and faults need. The same is asked as later:
/// a live key, its scope, its limit; who fails one of them goes the usual way and is told there.
/// </summary>
internal sealed class AnswerEarly(RequestDelegate next, ApiKeys keys, ApiLimits limits)
{
    public Task InvokeAsync(HttpContext context)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<EarlyAnswer>() is not { } early) return next(context);
        if (KeyHandler.ShownBy(context.Request) is not { } text || keys.InMind(text) is not { } key || !key.Scopes.Contains(early.Scope, StringComparer.Ordinal)) return next(context);
        return early.Find(context) is { } write && limits.Count(key.Id) is null ? write() : next(context);
    }
}
