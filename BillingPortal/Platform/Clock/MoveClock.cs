namespace BillingPortal.Platform.Clock;

/// <summary>Moves the sandbox's clock forward, walking everything that falls due on the way in its order, never in one jump.</summary>
public sealed class MoveClock(BillingClock clock, WalkDue walk)
{
    /// <summary>Billing time beyond this year is refused: calendars of paid months must stay far from the end of time.</summary>
    public const int LastYear = 2200;

    public async Task<Moved> ToAsync(DateTime target, CancellationToken ct = default)
    {
        if (target < clock.UtcNow) return new(MoveRefusal.Backwards, clock.UtcNow, []);
        if (target.Year > LastYear) return new(MoveRefusal.TooFar, clock.UtcNow, []);
        var walked = await walk.WalkAsync(target, clock.PutForwardAsync, ct);
        return new(walked.Busy ? MoveRefusal.Busy : null, clock.UtcNow, walked.Steps);
    }
}

public enum MoveRefusal
{
    Backwards,
    TooFar,
    Busy,
}

public sealed record Moved(MoveRefusal? Refusal, DateTime Now, IReadOnlyList<WalkStep> Steps);
