using BillingPortal.Platform.Clock;
using BillingPortal.Platform.Queues;

namespace BillingPortal.Platform.Audit;

/// <summary>Seals what was written. A key that does not fit is said at once, and then once an hour.</summary>
internal sealed class AuditPump(SealEntries seal, AuditBell bell, TimeProvider time, ILogger<AuditPump> log) : Pump(bell, time, log)
{
    private static readonly TimeSpan Patience = TimeSpan.FromHours(1);
    private DateTime quietUntil = DateTime.MinValue;

    protected override TimeSpan Look => TimeSpan.FromSeconds(3);

    protected override async Task EmptyAsync(CancellationToken ct)
    {
        try
        {
            await seal.RunAsync(ct);
        }
        catch (AuditKeyException fault)
        {
            if (Time.Instant() < quietUntil) return;
            quietUntil = Time.Instant() + Patience;
            Log.LogCritical("{Fault}", fault.Message);
        }
    }
}
