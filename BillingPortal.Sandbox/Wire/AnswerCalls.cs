using BillingPortal.Sandbox.Chaos;
using BillingPortal.Sandbox.Resources;
using BillingPortal.Sandbox.Store;
using Microsoft.AspNetCore.Http;

namespace BillingPortal.Sandbox.Wire;

/// <summary>
/// The way of every call: who, how fast, which route, which key; then the work in one transaction with its events and the answer that is kept for the key.
/// It goes on when the caller hangs up, as Stripe does.
/// </summary>
internal sealed class AnswerCalls(SandboxStore store, SandboxOptions options, Turns turns, ApiRoutes routes, ChaosSwitches chaos, RequestLimit limit, IdempotencyKeys keys)
{
    public async Task HandleAsync(HttpContext context)
    {
        Cors.Allow(context.Response.Headers);
        if (HttpMethods.IsOptions(context.Request.Method))
        {
            context.Response.StatusCode = StatusCodes.Status204NoContent;
            return;
        }
        var asked = await Asked.OfAsync(context, options.Prefix);
        var started = options.Time.GetTimestamp();
        var answer = await AnswerAsync(asked);
        await store.NoteAsync(books => RequestNotes.Write(books, options, asked, answer, options.Time.GetElapsedTime(started)));
        if (answer.IsCut) context.Abort();
        else await SendAsync(context.Response, asked, answer);
    }

    private async Task<Answer> AnswerAsync(Asked asked)
    {
        try
        {
            var caller = Caller.Of(asked.Headers);
            var version = StripeVersion.Of(asked.Headers["Stripe-Version"].ToString());
            Trouble(asked);
            var (route, ids) = routes.Match(asked.Method, asked.Path[Math.Min("/v1/".Length, asked.Path.Length)..]) ?? throw Unknown(asked);
            if (caller.IsBrowser && !route.ForBrowsers) throw NotForBrowsers();
            asked.CheckForm();
            using var held = asked.Method == HttpMethods.Post ? keys.Hold(asked.IdempotencyKey, asked.Route, asked.Pairs) : null;
            if (chaos.TryTake(Switches.Slow, asked.Path, asked.Method) is { } slow) await Task.Delay(TimeSpan.FromSeconds(slow.Seconds ?? 5), options.Time);
            var made = (Books books) => Made(books, asked, route, caller, ids, version);
            return asked.IsRead ? await turns.ReadAsync(books => Read(books, asked, made)) : await turns.WriteAsync(books => Written(books, asked, held, made));
        }
        catch (StripeFault fault)
        {
            return new(fault.Status, Json.Written(fault.Body));
        }
    }

    private void Trouble(Asked asked)
    {
        if (!limit.Allows() || chaos.TryTake(Switches.TooMany, asked.Path, asked.Method) is not null)
            throw StripeFault.TurnedAway(429, "invalid_request_error", "Request rate limit exceeded. You can learn more about rate limits here https://stripe.com/docs/rate-limits.", "rate_limit");
        if (chaos.TryTake(Switches.Conflict, asked.Path, asked.Method) is not null)
            throw StripeFault.TurnedAway(409, "idempotency_error", "There is currently another in-progress request using this Idempotent Key. Please try again later.", "idempotency_key_in_use");
    }

    private Answer Read(Books books, Asked asked, Func<Books, JsonObject> made) =>
        chaos.TryTake(Switches.BrokenBefore, asked.Path, asked.Method) is not null ? Broken() : new(200, Json.Written(made(books)));

    private Answer Written(Books books, Asked asked, IdempotencyKeys.Held? held, Func<Books, JsonObject> made)
    {
        if (held is not null && keys.Find(books, held) is { } first) return first;
        var answer = chaos.TryTake(Switches.BrokenBefore, asked.Path, asked.Method) is not null ? Broken() : Worked(books, made);
        if (chaos.TryTake(Switches.BrokenAfter, asked.Path, asked.Method) is not null) answer = Broken();
        if (held is not null) keys.Keep(books, held, answer, asked.Id);
        return answer with { IsCut = chaos.TryTake(Switches.Cut, asked.Path, asked.Method) is not null };
    }

    // A fault is an answer too: kept for the key, while what had been written before it is taken back, unless it keeps it.
    private static Answer Worked(Books books, Func<Books, JsonObject> made)
    {
        books.Run("savepoint work");
        try
        {
            return new(200, Json.Written(made(books)));
        }
        catch (StripeFault fault) when (fault.IsStored)
        {
            if (!fault.Keeps) books.Run("rollback to work");
            return new(fault.Status, Json.Written(fault.Body));
        }
    }

    private JsonObject Made(Books books, Asked asked, Route route, Caller caller, IReadOnlyList<string> ids, string version)
    {
        var given = FormTree.Of(asked.Pairs);
        var call = new Call(books, options, turns.Events)
        {
            Caller = caller,
            Ids = ids,
            Params = caller.IsBrowser ? route.BrowserShape.Read(given) : route.Shape.Read(given),
            ApiVersion = version,
            RequestId = asked.Id,
            IdempotencyKey = asked.IdempotencyKey is { Length: > 0 } key ? key : null,
            Base = asked.Base,
        };
        var answer = Json.Public(route.Work(call));
        new Expansion(books, routes).Expand(answer, call.Params["expand"]);
        return caller.IsBrowser ? Seen(routes, answer) : answer;
    }

    /// <summary>What the holder of a publishable key may see of it.</summary>
    public static JsonObject Seen(ApiRoutes routes, JsonObject answer) => routes.Resources[answer.Text("object")!].BrowserSees is { } seen
        ? [.. answer.Where(a => seen.Contains(a.Key, StringComparer.Ordinal)).Select(a => KeyValuePair.Create(a.Key, a.Value?.DeepClone()))]
        : answer;

    private static Task SendAsync(HttpResponse response, Asked asked, Answer answer)
    {
        response.StatusCode = answer.Status;
        response.ContentType = "application/json";
        response.Headers.CacheControl = "no-cache, no-store";
        response.Headers["Request-Id"] = asked.Id;
        response.Headers["Stripe-Version"] = asked.Headers["Stripe-Version"] is { Count: > 0 } version && StripeVersion.IsOne(version.ToString()) ? version.ToString() : StripeVersion.Account;
        if (asked.IdempotencyKey is { Length: > 0 } key && asked.Method == HttpMethods.Post) response.Headers["Idempotency-Key"] = key;
        if (answer.Original is { } original)
        {
            response.Headers["Idempotent-Replayed"] = "true";
            response.Headers["Original-Request"] = original;
        }
        return response.WriteAsync(answer.Body);
    }

    private static Answer Broken() => new(500, Json.Written(StripeFault.Broken().Body));

    private static StripeFault Unknown(Asked asked) =>
        StripeFault.TurnedAway(404, "invalid_request_error", $"Unrecognized request URL ({asked.Method}: {asked.Path}). The sandbox knows the routes of docs/sandbox.md.");

    private static StripeFault NotForBrowsers() => StripeFault.TurnedAway(403, "invalid_request_error",
        "This API call cannot be made with a publishable API key. Please use a secret API key.", "secret_key_required");
}
