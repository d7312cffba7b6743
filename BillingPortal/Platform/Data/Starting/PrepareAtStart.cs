using BillingPortal.Platform.Settings;

namespace BillingPortal.Platform.Data.Starting;

/// <summary>Runs before every other hosted service, which may all rely on the database.</summary>
internal sealed class PrepareAtStart(PrepareDatabase prepare, FileTurn turn, Installation installation) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await prepare.RunAsync(cancellationToken);
        if (await turn.ShareAsync(cancellationToken)) return;
        throw new StartupException($"Another program has the data folder '{installation.DataFolder}' for itself: it makes samples. Wait until it is done, or stop it with Ctrl+C; then start again.");
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
