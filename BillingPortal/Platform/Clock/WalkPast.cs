namespace BillingPortal.Platform.Clock;

/// <summary>
/// Lives through time that has passed, for samples: in this process the clock is put back, and what falls due is walked from there to the present, each at its own instant.
/// What was done already is due to nobody, so only what is new in the books gets a past.
/// </summary>
public sealed class WalkPast(BillingClock clock, WalkDue walk)
{
    /// <param name="reached">Hears of every instant on the way.</param>
    public async Task<Walk> FromAsync(DateTime start, Action<DateTime>? reached = null, CancellationToken ct = default)
    {
        await clock.FollowAsync(ct);
        var present = clock.UtcNow;
        if (start >= present) return await walk.ToNowAsync(ct);
        try
        {
            clock.StandAt(start);
            return await walk.WalkAsync(present, (at, _) => Reach(at > start ? at : start, reached), ct);
        }
        finally
        {
            clock.ComeBack();
        }
    }

    private Task Reach(DateTime at, Action<DateTime>? reached)
    {
        clock.StandAt(at);
        reached?.Invoke(at);
        return Task.CompletedTask;
    }
}
