namespace BillingPortal.Platform.Queues;

/// <summary>Empties a queue as soon as the bell rings, and looks by itself every second for what other nodes stored or a pause released.</summary>
internal abstract class Pump(Bell bell, TimeProvider time, ILogger log) : BackgroundService
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);

    protected abstract Task EmptyAsync(CancellationToken ct);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var next = bell.Next;
            await OnceAsync(stoppingToken);
            await Task.WhenAny(next, Task.Delay(Look, time, stoppingToken));
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
            log.LogError(fault, "{Pump} could not empty its queue; tried again in {Pause}", GetType().Name, Look);
        }
    }
}
