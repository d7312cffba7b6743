namespace BillingPortal.Sandbox.Webhooks;

/// <summary>Wakes the postman. Take <see cref="Next"/> before looking, wait for it after having found nothing.</summary>
internal sealed class WebhookBell
{
    private volatile TaskCompletionSource rung = New();

    public Task Next => rung.Task;

    public void Ring() => Interlocked.Exchange(ref rung, New()).TrySetResult();

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
