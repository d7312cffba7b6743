using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace BillingPortal.Sandbox.Webhooks;

/// <summary>Asks for the deliveries, and by that for the file, only when the host has come to it: what the host checks first (its folder) is checked by then.</summary>
internal sealed class DeliverInBackground(IServiceProvider services) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => services.GetRequiredService<DeliverWebhooks>().RunAsync(stoppingToken);
}
