using System.Net;

namespace Stripe;

/// <summary>
/// Sends a request, and sends it again when that may help: broken connections, time-outs, 409 and 5xx, unless the answer's
/// <c>Stripe-Should-Retry</c> says otherwise. 429 is left to the caller, who paces all requests.
/// </summary>
public class SystemNetHttpClient : IHttpClient
{
    public const int DefaultMaxNumberRetries = 2;

    private static readonly Lazy<HttpClient> Shared = new(BuildDefaultSystemNetHttpClient);
    private readonly HttpClient httpClient;
    private readonly string userAgent;

    /// <param name="httpClient">Its own time-out holds for each try.</param>
    /// <param name="maxNetworkRetries">Tries beyond the first.</param>
    /// <param name="appInfo">Named in the User-Agent.</param>
    /// <param name="enableTelemetry">Kept for Stripe.net's sake: this client sends none.</param>
    public SystemNetHttpClient(HttpClient httpClient = null, int maxNetworkRetries = DefaultMaxNumberRetries, AppInfo appInfo = null, bool enableTelemetry = true)
    {
        this.httpClient = httpClient ?? Shared.Value;
        MaxNetworkRetries = maxNetworkRetries;
        EnableTelemetry = enableTelemetry;
        userAgent = "Stripe/v1 BillingPortal.Stripe" + (appInfo is null ? "" : " " + appInfo.ForUserAgent());
    }

    public static TimeSpan DefaultHttpTimeout => TimeSpan.FromSeconds(80);
    public static TimeSpan MaxNetworkRetriesDelay => TimeSpan.FromSeconds(5);
    public static TimeSpan MinNetworkRetriesDelay => TimeSpan.FromMilliseconds(500);

    public bool EnableTelemetry { get; }
    public int MaxNetworkRetries { get; }

    internal TimeProvider Time { get; init; } = TimeProvider.System;
    internal Random Chance { get; init; } = new();

    public static HttpClient BuildDefaultSystemNetHttpClient() => new() { Timeout = DefaultHttpTimeout };

    public async Task<StripeResponse> MakeRequestAsync(StripeRequest request, CancellationToken cancellationToken = default)
    {
        for (var retries = 0; ; retries++)
        {
            var (response, broken) = await TryAsync(request, cancellationToken);
            if (retries >= MaxNetworkRetries || !(broken is not null || IsWorthARetry(response)))
                return broken is null ? response : throw broken;
            await Task.Delay(Pause(retries), Time, cancellationToken);
        }
    }

    private async Task<(StripeResponse Response, Exception Broken)> TryAsync(StripeRequest request, CancellationToken cancellationToken)
    {
        try
        {
            using var message = MessageOf(request);
            using var answer = await httpClient.SendAsync(message, cancellationToken);
            return (new(answer.StatusCode, answer.Headers, await answer.Content.ReadAsStringAsync(cancellationToken)), null);
        }
        catch (HttpRequestException broken)
        {
            return (null, broken);
        }
        catch (OperationCanceledException late) when (!cancellationToken.IsCancellationRequested)
        {
            return (null, late);
        }
    }

    private HttpRequestMessage MessageOf(StripeRequest request)
    {
        var message = new HttpRequestMessage(request.Method, request.Uri) { Content = request.Content };
        message.Headers.Authorization = request.AuthorizationHeader;
        message.Headers.TryAddWithoutValidation("User-Agent", userAgent);
        foreach (var (name, value) in request.StripeHeaders) message.Headers.Add(name, value);
        return message;
    }

    private static bool IsWorthARetry(StripeResponse response)
    {
        var advice = response.Headers.TryGetValues("Stripe-Should-Retry", out var values) ? values.First() : null;
        return advice switch
        {
            "true" => true,
            "false" => false,
            _ => response.StatusCode is HttpStatusCode.Conflict or >= HttpStatusCode.InternalServerError,
        };
    }

    // Doubled each time up to the most; then up to a quarter less, so that many callers do not come back at the same instant.
    private TimeSpan Pause(int retries)
    {
        var longest = MinNetworkRetriesDelay * Math.Pow(2, Math.Min(retries, 10));
        if (longest > MaxNetworkRetriesDelay) longest = MaxNetworkRetriesDelay;
        var pause = longest * (1 - (Draw() / 4));
        return pause < MinNetworkRetriesDelay ? MinNetworkRetriesDelay : pause;
    }

    private double Draw()
    {
        lock (Chance) return Chance.NextDouble();
    }
}
