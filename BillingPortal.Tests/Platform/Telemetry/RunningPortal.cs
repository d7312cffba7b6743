using BillingPortal.Platform.Telemetry;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;

namespace BillingPortal.Tests.Platform.Telemetry;

/// <summary>The real program in this process, on a free port, with a data folder of its own, and all that it says.</summary>
internal sealed class RunningPortal : IAsyncDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("billing-portal-");
    private readonly WebApplication app;

    private RunningPortal(IEnumerable<string> settings, Action<WebApplication>? map)
    {
        string[] own =
        [
            "--urls=http://127.0.0.1:0", "--environment=Development", "--Portal:Sample=None", $"--Portal:DataFolder={folder.FullName}",
            "--Logging:LogLevel:Default=Trace", "--Logging:LogLevel:Microsoft.AspNetCore=Trace", "--Logging:Console:LogLevel:Default=None",
        ];
        app = Program.Build([.. own, .. settings], builder => builder.Logging.AddProvider(Log));
        map?.Invoke(app);
    }

    public LogRecorder Log { get; } = new();

    public IServiceProvider Services => app.Services;

    public HttpClient Client { get; private set; } = null!;

    public Uri Address => new(app.Urls.Single());

    public static async Task<RunningPortal> StartAsync(Action<WebApplication>? map = null, params string[] settings)
    {
        var portal = new RunningPortal(settings, map);
        await portal.app.StartAsync();
        // Without a propagator the client makes no traces of its own: those heard are the portal's.
        portal.Client = new HttpClient(new SocketsHttpHandler { ActivityHeadersPropagator = null, UseCookies = false }) { BaseAddress = portal.Address };
        return portal;
    }

    public Task StopAsync() => app.StopAsync();

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await app.DisposeAsync();
        folder.Delete(recursive: true);
    }
}
