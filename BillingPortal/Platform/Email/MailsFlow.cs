using BillingPortal.Platform.Health;

namespace BillingPortal.Platform.Email;

/// <summary>Well as long as somebody sends: one receiver's fault must not take the portal out of service.</summary>
internal sealed class MailsFlow(MailBoard board) : IHealthCheck
{
    private static readonly TimeSpan Late = TimeSpan.FromMinutes(5);

    public string Name => "mail";

    public async Task<string> ReadAsync(CancellationToken ct)
    {
        var figures = await board.FiguresAsync(ct);
        if (figures.OldestWait > Late) throw new NotWellException($"The oldest of {figures.Waiting} waiting mail(s) is {figures.OldestWait.TotalMinutes:0} minutes late.");
        var failing = figures.Failing > 0 ? $" ({figures.Failing} tried in vain so far)" : "";
        return $"{figures.Waiting} waiting{failing}, {figures.Dead} dead.";
    }
}
