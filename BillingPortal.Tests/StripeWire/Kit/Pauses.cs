namespace BillingPortal.Tests.StripeWire.Kit;

/// <summary>Time that jumps over every wait, and keeps how long each would have been.</summary>
internal sealed class Pauses : TimeProvider
{
    public List<TimeSpan> Taken { get; } = [];

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        Taken.Add(dueTime);
        return base.CreateTimer(callback, state, TimeSpan.Zero, period);
    }
}
