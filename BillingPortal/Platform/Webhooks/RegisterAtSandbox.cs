using BillingPortal.Platform.Gateway;
using BillingPortal.Platform.Jobs;
using BillingPortal.Platform.Settings;

namespace BillingPortal.Platform.Webhooks;

/// <summary>In sandbox mode the portal makes its own webhook endpoint, over HTTP as at Stripe, and moves it when it is started at another address.</summary>
internal sealed class RegisterAtSandbox(IEventsAtStripe stripe, WebhookSecrets secrets, IServiceProvider services, IHostApplicationLifetime life, TimeProvider time, ILogger<RegisterAtSandbox> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!StripeEndpoint.IsServedHere(services.GetRequiredService<Installation>(), services.GetRequiredService<StripeSettings>())) return;
        await life.StartedAsync(stoppingToken);
        while (!await TryAsync(stoppingToken)) await Task.Delay(Pause, time, stoppingToken);
    }

    // The sandbox may have been told to fail; that must not keep the portal from starting.
    private async Task<bool> TryAsync(CancellationToken ct)
    {
        try
        {
            await RegisterAsync(ct);
            return true;
        }
        catch (GatewayException fault)
        {
            log.LogWarning(fault, "The webhook endpoint could not be registered at the sandbox; tried again in {Pause}", Pause);
            return false;
        }
    }

    private async Task RegisterAsync(CancellationToken ct)
    {
        var url = services.GetRequiredService<StripeEndpoint>().ApiBase.Replace(StripeEndpoint.SandboxPath, "", StringComparison.Ordinal) + WebhooksDoor.Path;
        var known = await secrets.RegisteredAsync(ct);
        var there = (await stripe.EndpointsAsync(ct)).SingleOrDefault(e => e.Id == known?.Id);
        if (there is null)
        {
            var made = await stripe.RegisterAsync(url, new("register-endpoint", url, $"{time.GetUtcNow():O}"), ct);
            await secrets.RegisterAsync(new(made.Id, made.Secret!), ct);
        }
        else if (there.Url != url)
        {
            await stripe.MoveEndpointAsync(there.Id, url, ct);
        }
    }
}
