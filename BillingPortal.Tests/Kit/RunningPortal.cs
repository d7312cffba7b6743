using BillingPortal.Platform.Settings;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace BillingPortal.Tests.Kit;

/// <summary>The whole program in this process on a free loopback port: pages, endpoints, jobs and pumps, on real time unless told otherwise.</summary>
public sealed class RunningPortal : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly TestDatabase store;
    private readonly bool ownsDatabase;

    private RunningPortal(WebApplication app, TestDatabase store, bool ownsDatabase)
    {
        (this.app, this.store, this.ownsDatabase) = (app, store, ownsDatabase);
        Client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = new(app.Urls.Single()) };
    }

    public HttpClient Client { get; }

    public TestDatabase Store => store;

    public static async Task<RunningPortal> StartAsync(DatabaseProvider provider = DatabaseProvider.Sqlite, Action<IServiceCollection>? adjust = null, params string[] settings) =>
        await OnAsync(await TestDatabase.ReadyAsync(provider), adjust, ownsDatabase: true, settings);

    public static async Task<RunningPortal> OnAsync(TestDatabase store, Action<IServiceCollection>? adjust = null, bool ownsDatabase = false, params string[] settings)
    {
        var built = Program.Build(["--environment=Development", "--urls=http://127.0.0.1:0", "--Portal:Sample=None", .. store.Arguments, .. settings], builder =>
        {
            builder.Logging.ClearProviders();
            adjust?.Invoke(builder.Services);
        });
        await built.StartAsync();
        return new(built, store, ownsDatabase);
    }

    public T Get<T>() where T : notnull => app.Services.GetRequiredService<T>();

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await app.StopAsync();
        await app.DisposeAsync();
        if (ownsDatabase) await store.DisposeAsync();
    }
}
