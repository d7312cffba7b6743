using BillingPortal.Platform.Queues;

namespace BillingPortal.Platform.Facts;

internal sealed class FactPump(DeliverFacts deliver, FactBell bell, TimeProvider time, ILogger<FactPump> log) : Pump(bell, time, log)
{
    protected override Task EmptyAsync(CancellationToken ct) => deliver.RunAsync(ct);
}
