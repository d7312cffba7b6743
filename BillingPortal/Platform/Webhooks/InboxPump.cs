using BillingPortal.Platform.Queues;

namespace BillingPortal.Platform.Webhooks;

internal sealed class InboxPump(ProcessEvents process, InboxBell bell, TimeProvider time, ILogger<InboxPump> log) : Pump(bell, time, log)
{
    protected override Task EmptyAsync(CancellationToken ct) => process.RunAsync(ct);
}
