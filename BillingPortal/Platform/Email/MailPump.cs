using BillingPortal.Platform.Queues;

namespace BillingPortal.Platform.Email;

internal sealed class MailPump(SendMails send, MailBell bell, TimeProvider time, ILogger<MailPump> log) : Pump(bell, time, log)
{
    protected override Task EmptyAsync(CancellationToken ct) => send.RunAsync(ct);
}
