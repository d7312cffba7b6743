using OpenTelemetry;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace BillingPortal.Platform.Telemetry;

/// <summary>Sends traces and metrics while the portal runs, and what is left when it stops. (Logs are sent by their own provider and only flushed here.)</summary>
internal sealed class TelemetryExport(ExportSettings settings, LoggerProvider logs) : IHostedService, IDisposable
{
    private const int FlushMilliseconds = 2000;
    private TracerProvider? traces;
    private MeterProvider? metrics;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        traces = Sdk.CreateTracerProviderBuilder().ConfigureServices(Share).SetResourceBuilder(settings.Resource)
            .AddSource(PortalActivity.Name, "Microsoft.AspNetCore", "System.Net.Http", "Npgsql", "Quartz")
            .AddProcessor(new StripPersonal()).AddOtlpExporter().Build();
        metrics = Sdk.CreateMeterProviderBuilder().ConfigureServices(Share).SetResourceBuilder(settings.Resource)
            .AddMeter(PortalMeter.Name, "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Components", "Microsoft.AspNetCore.Server.Kestrel", "System.Runtime", "Npgsql")
            .AddOtlpExporter().Build();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        traces?.ForceFlush(FlushMilliseconds);
        metrics?.ForceFlush(FlushMilliseconds);
        logs.ForceFlush(FlushMilliseconds);
        return Task.CompletedTask;
    }

    public void Dispose()
    {
        traces?.Dispose();
        metrics?.Dispose();
    }

    // Without it OpenTelemetry reads the environment only, and a setting in a file or an argument would count for logs alone.
    private void Share(IServiceCollection services) => services.AddSingleton(settings.Configuration);
}
