namespace BillingPortal.Platform.Queues;

/// <summary>Empties a queue as soon as the bell rings, and looks by itself again and again for what other nodes stored or a pause released.</summary>
internal abstract class Pump(Bell bell, TimeProvider time, ILogger log) : BackgroundService
{
    /// <summary>How long it waits for the bell at most.</summary>
    protected virtual TimeSpan Look => TimeSpan.FromSeconds(1);

    protected TimeProvider Time { get; } = time;

    protected ILogger Log { get; } = log;

    protected abstract Task EmptyAsync(CancellationToken ct);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var next = bell.Next;
            await OnceAsync(stoppingToken);
            await Task.WhenAny(next, Task.Delay(Look, Time, stoppingToken));
        }
    }

    private async Task OnceAsync(CancellationToken ct)
    {
        try
        {
            await EmptyAsync(ct);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            Log.LogError(fault, "{Pump} could not empty its queue; tried again in {Pause}", GetType().Name, Look);
        }
    }
}
