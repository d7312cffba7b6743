using System.Globalization;
using System.Threading.RateLimiting;

namespace BillingPortal.Platform.Api;

/// <summary>How many requests each key has left in this minute, on this node.</summary>
internal sealed class ApiLimits(ApiSettings settings) : IDisposable
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private readonly PartitionedRateLimiter<long> keys = PartitionedRateLimiter.Create<long, long>(key => RateLimitPartition.GetFixedWindowLimiter(key,
        _ => new() { PermitLimit = settings.RequestsPerMinute, Window = Window, QueueLimit = 0 }));

    /// <summary>Null when the call may go on; otherwise when to come again.</summary>
    public TimeSpan? Count(long key)
    {
        using var lease = keys.AttemptAcquire(key);
        if (lease.IsAcquired) return null;
        return lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : Window;
    }

    public void Dispose() => keys.Dispose();
}

/// <summary>Turns away a key that asks too often.</summary>
internal sealed class LimitCalls(RequestDelegate next, ApiLimits limits, ApiSettings settings)
{
    public Task InvokeAsync(HttpContext context)
    {
        if (ApiCaller.KeyOf(context) is not { } key || limits.Count(key) is not { } wait) return next(context);
        var seconds = Math.Max(1, Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        context.Response.Headers.RetryAfter = seconds;
        return ApiProblem.Of(StatusCodes.Status429TooManyRequests, Codes.TooManyRequests, $"This key may send {settings.RequestsPerMinute} requests a minute. Try again in {seconds} s.").ExecuteAsync(context);
    }
}
