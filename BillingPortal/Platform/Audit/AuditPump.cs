using BillingPortal.Platform.Clock;

namespace BillingPortal.Platform.Audit;

/// <summary>Seals as soon as the bell rings, and looks by itself every few seconds for what other nodes wrote. A key that does not fit is said at once, and then once an hour.</summary>
internal sealed class AuditPump(SealEntries seal, AuditBell bell, TimeProvider time, ILogger<AuditPump> log) : BackgroundService
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Patience = TimeSpan.FromHours(1);
    private DateTime quietUntil = DateTime.MinValue;

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
            await seal.RunAsync(ct);
        }
        catch (AuditKeyException fault)
        {
            if (time.Instant() < quietUntil) return;
            quietUntil = time.Instant() + Patience;
            log.LogCritical("{Fault}", fault.Message);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            log.LogError(fault, "Audit entries could not be sealed; tried again in {Pause}", Look);
        }
    }
}
