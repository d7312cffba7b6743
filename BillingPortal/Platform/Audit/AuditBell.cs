namespace BillingPortal.Platform.Audit;

/// <summary>Wakes the sealer of this node as soon as an entry is safe; what it misses, the regular look finds.</summary>
public sealed class AuditBell
{
    private volatile TaskCompletionSource rung = New();

    public void Ring() => Interlocked.Exchange(ref rung, New()).TrySetResult();

    /// <summary>Take it before looking, wait for it afterwards: a ring between the two is not lost.</summary>
    public Task Next => rung.Task;

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
