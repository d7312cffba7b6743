namespace BillingPortal.Platform.Clock;

/// <summary>
/// What falls due with time: trials that end, months that close, dunning steps. A feature registers one of these for each,
/// and says when the next is due; whoever walks the time does the rest, in order.
/// </summary>
public interface IDue
{
    /// <summary>For logs and reports.</summary>
    string Name { get; }

    /// <summary>The earliest instant of billing time at which something not yet done is due, past or to come; null when nothing waits.</summary>
    Task<DateTime?> NextAsync(CancellationToken ct);

    /// <summary>
    /// Does all that is due at or before this instant. Running it again changes nothing.
    /// After downtime the instant lies in the past; work that must know how late it is asks the <see cref="BillingClock"/>.
    /// </summary>
    Task DoAsync(DateTime upTo, CancellationToken ct);
}
