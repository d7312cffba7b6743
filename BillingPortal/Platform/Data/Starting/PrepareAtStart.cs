namespace BillingPortal.Platform.Data.Starting;

/// <summary>Runs before every other hosted service, which may all rely on the database.</summary>
internal sealed class PrepareAtStart(PrepareDatabase prepare) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => prepare.RunAsync(cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
