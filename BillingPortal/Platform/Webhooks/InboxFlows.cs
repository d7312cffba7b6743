using BillingPortal.Platform.Health;

namespace BillingPortal.Platform.Webhooks;

internal sealed class InboxFlows(InboxBoard board) : IHealthCheck
{
    private static readonly TimeSpan Late = TimeSpan.FromMinutes(5);

    public string Name => "webhooks";

    public async Task<string> ReadAsync(CancellationToken ct)
    {
        var figures = await board.FiguresAsync(ct);
        if (figures.Lag > Late) throw new NotWellException($"The oldest of {figures.Waiting} waiting event(s) of Stripe is {figures.Lag.TotalMinutes:0} minutes late.");
        var failing = figures.Failing > 0 ? $" ({figures.Failing} tried in vain so far)" : "";
        return $"{figures.Waiting} waiting{failing}, {figures.Dead} dead.";
    }
}
