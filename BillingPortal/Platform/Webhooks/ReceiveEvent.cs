using System.Globalization;
using BillingPortal.Platform.Api;
using BillingPortal.Platform.Identity;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BillingPortal.Platform.Webhooks;

/// <summary>Takes what Stripe posts: verify the raw bytes, store them, 200. Everything else happens later.</summary>
public sealed class ReceiveEvent(WebhookSecrets secrets, StoreEvent store, Attempts attempts, WebhookSettings settings, TimeProvider time, ILogger<ReceiveEvent> log) : IDisposable
{
    public const int LargestBody = 256 * 1024;
    private const string BusySeconds = "5";
    private readonly SemaphoreSlim places = new(settings.TakenAtOnce);

    public async Task<Results<Ok, ProblemHttpResult>> RunAsync(HttpContext context, CancellationToken ct)
    {
        if (!context.Request.HasJsonContentType()) return ApiProblem.Of(StatusCodes.Status415UnsupportedMediaType, Codes.MediaTypeUnsupported, "Send the event as application/json.");
        if (!await places.WaitAsync(TimeSpan.Zero, ct)) return Busy(context.Response);
        try
        {
            return await BodyAsync(context.Request, ct) is { } body ? await TakeAsync(context, body, ct) : TooLarge();
        }
        finally
        {
            places.Release();
        }
    }

    public void Dispose() => places.Dispose();

    private async Task<Results<Ok, ProblemHttpResult>> TakeAsync(HttpContext context, byte[] body, CancellationToken ct)
    {
        var known = await secrets.ReadAsync(ct);
        if (known.Count == 0) return NoSecret();
        var verdict = Signature.Check(body, context.Request.Headers[Signature.Header], known, time.GetUtcNow());
        if (verdict != SignatureVerdict.Good) return Refuse(context, verdict);
        await store.RunAsync(body, ct);
        return TypedResults.Ok();
    }

    // Null when it is larger than any event; what comes after is not read.
    private static async Task<byte[]?> BodyAsync(HttpRequest request, CancellationToken ct)
    {
        if (request.ContentLength > LargestBody) return null;
        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit) limit.MaxRequestBodySize = LargestBody;
        try
        {
            using var read = new MemoryStream((int)(request.ContentLength ?? 4096));
            await request.Body.CopyToAsync(read, ct);
            return read.ToArray();
        }
        catch (BadHttpRequestException large) when (large.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return null;
        }
    }

    // Whoever signs wrongly again and again is guessing; whoever signs rightly is never counted.
    private ProblemHttpResult Refuse(HttpContext context, SignatureVerdict verdict)
    {
        var from = context.Connection.RemoteIpAddress;
        log.LogWarning("A webhook was refused: its signature is {Verdict}", verdict);
        if (attempts.Wait($"webhook {from}", settings.BadPerMinute, TimeSpan.FromMinutes(1)) is { } wait)
        {
            context.Response.Headers.RetryAfter = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
            return ApiProblem.Of(StatusCodes.Status429TooManyRequests, Codes.TooManyRequests, "Too many posts with a bad signature came from this address.");
        }
        return verdict switch
        {
            SignatureVerdict.Missing => ApiProblem.Of(StatusCodes.Status400BadRequest, Codes.ToStripe.SignatureMissing, $"The header {Signature.Header} is missing. Only Stripe posts here."),
            SignatureVerdict.Stale => ApiProblem.Of(StatusCodes.Status400BadRequest, Codes.ToStripe.SignatureStale, $"The signature was made more than {Signature.Tolerance.TotalSeconds:0} s ago or ahead. If this is Stripe, compare this machine's clock."),
            _ => ApiProblem.Of(StatusCodes.Status400BadRequest, Codes.ToStripe.SignatureWrong, "The signature does not fit the body. Compare Stripe:WebhookSecret with the endpoint's secret in Stripe's dashboard."),
        };
    }

    private static ProblemHttpResult Busy(HttpResponse response)
    {
        response.Headers.RetryAfter = BusySeconds;
        return ApiProblem.Of(StatusCodes.Status503ServiceUnavailable, Codes.ToStripe.Busy, "Too many events at the same time. Send it again.");
    }

    private static ProblemHttpResult TooLarge() => ApiProblem.Of(StatusCodes.Status413PayloadTooLarge, Codes.BodyTooLarge, $"An event has at most {LargestBody / 1024} KB.");

    private ProblemHttpResult NoSecret()
    {
        log.LogError("A webhook came and could not be verified: Stripe:WebhookSecret is missing");
        return ApiProblem.Of(StatusCodes.Status503ServiceUnavailable, Codes.ToStripe.SecretMissing, "This portal has no Stripe:WebhookSecret yet, so it cannot tell Stripe from others. Set it; Stripe sends the event again.");
    }
}
