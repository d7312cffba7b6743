using BillingPortal.Features.Catalog;
using BillingPortal.Platform.Clock;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Facts;
using BillingPortal.Platform.Settings;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace BillingPortal.Tests.Kit;

/// <summary>The portal's services on a database of their own with time in the test's hand; nothing runs in the background.</summary>
public sealed class PortalKit : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly bool ownsDatabase;

    private PortalKit(WebApplication app, TestDatabase store, ManualTime time, bool ownsDatabase) =>
        (this.app, Store, Time, this.ownsDatabase) = (app, store, time, ownsDatabase);

    public TestDatabase Store { get; }

    public ManualTime Time { get; }

    public IDbContextFactory<PortalDb> Database => Get<IDbContextFactory<PortalDb>>();

    public BillingClock Clock => Get<BillingClock>();

    /// <summary>With the catalogue of a first start: the preset of the settings.</summary>
    public static async Task<PortalKit> StartAsync(DatabaseProvider provider, Action<IServiceCollection>? adjust = null, params string[] settings)
    {
        var kit = await OnAsync(await TestDatabase.ReadyAsync(provider), new ManualTime(), adjust, ownsDatabase: true, settings);
        await kit.Get<PrepareCatalogue>().RunAsync();
        return kit;
    }

    /// <summary>Another node on the same database and the same time.</summary>
    public Task<PortalKit> AnotherNodeAsync(Action<IServiceCollection>? adjust = null) => OnAsync(Store, Time, adjust, ownsDatabase: false);

    public static async Task<PortalKit> OnAsync(TestDatabase store, ManualTime time, Action<IServiceCollection>? adjust, bool ownsDatabase, params string[] settings)
    {
        var built = Program.Build(["--environment=Development", .. store.Arguments, .. settings], builder =>
        {
            builder.Logging.ClearProviders();
            builder.Services.AddSingleton<TimeProvider>(time);
            adjust?.Invoke(builder.Services);
        });
        var kit = new PortalKit(built, store, time, ownsDatabase);
        await kit.Clock.FollowAsync();
        return kit;
    }

    public T Get<T>() where T : notnull => app.Services.GetRequiredService<T>();

    public Task<int> DeliverFactsAsync() => Get<DeliverFacts>().RunAsync();

    public async Task<T> ReadAsync<T>(Func<PortalDb, Task<T>> read)
    {
        await using var db = await Database.CreateDbContextAsync();
        return await read(db);
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        if (ownsDatabase) await Store.DisposeAsync();
    }
}
