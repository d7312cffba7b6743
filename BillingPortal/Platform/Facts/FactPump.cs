namespace BillingPortal.Platform.Facts;

/// <summary>Delivers as soon as the bell rings, and looks by itself every second for what other nodes stored or a pause released.</summary>
internal sealed class FactPump(DeliverFacts deliver, FactBell bell, TimeProvider time, ILogger<FactPump> log) : BackgroundService
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);

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
            await deliver.RunAsync(ct);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            log.LogError(fault, "Facts could not be delivered; tried again in {Pause}", Look);
        }
    }
}
