namespace BillingPortal.Platform.Queues;

/// <summary>Wakes the pump of this node at once; other nodes, and a bell lost in a crash, are covered by its regular look.</summary>
public abstract class Bell
{
    private volatile TaskCompletionSource rung = New();

    public void Ring() => Interlocked.Exchange(ref rung, New()).TrySetResult();

    /// <summary>Take it before looking, wait for it after having found nothing: a ring between the two is not lost.</summary>
    public Task Next => rung.Task;

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
