namespace BillingPortal.Platform.Gateway;

/// <summary>
/// A token bucket shared by all who call Stripe from this node: so many requests a second and no more, in the order in which they came.
/// When Stripe says "too many" all the same, everybody pauses, longer each time.
/// </summary>
public sealed class Pace(int perSecond, TimeProvider time)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(8);

    private readonly Lock door = new();
    private readonly TimeSpan between = TimeSpan.FromSeconds(1.0 / perSecond);
    // What may be saved up: a fifth of a second's requests, and always one.
    private readonly TimeSpan burst = TimeSpan.FromSeconds(Math.Max(0.2, 1.0 / perSecond));
    private DateTimeOffset next = DateTimeOffset.MinValue;
    private int refusals;

    /// <summary>Waits for one's turn.</summary>
    public Task WaitAsync(CancellationToken ct = default)
    {
        TimeSpan wait;
        lock (door)
        {
            var now = time.GetUtcNow();
            if (next < now - burst) next = now - burst;
            next += between;
            wait = next - now;
        }
        return wait > TimeSpan.Zero ? Task.Delay(wait, time, ct) : Task.CompletedTask;
    }

    /// <summary>Stripe refused: nobody asks for a while. The pause, without the chance that spreads the callers.</summary>
    public TimeSpan Refused()
    {
        lock (door)
        {
            var pause = TimeSpan.FromTicks(Math.Min(LongestPause.Ticks, FirstPause.Ticks << Math.Min(refusals++, 5)));
            var resumed = time.GetUtcNow() + pause;
            if (next < resumed) next = resumed;
            return pause;
        }
    }

    public void Accepted()
    {
        lock (door) refusals = 0;
    }
}
