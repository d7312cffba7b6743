using BillingPortal.Platform.Data.Providers;
using BillingPortal.Platform.Data.Starting;
using BillingPortal.Platform.Settings;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace BillingPortal.Platform.Data;

public static class DataDoor
{
    public static void AddData(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton(p => new WriteGate(oneWriter: p.GetRequiredService<DatabaseSettings>().Provider == DatabaseProvider.Sqlite));
        services.AddDbContextFactory<SqlitePortalDb>((p, o) => o
            // A list is one parameter: each statement is the same text however long it is, and is made only once.
            .UseSqlite(Sqlite.ConnectionString(Named(p), p.GetRequiredService<Installation>().DataFolder), lite => lite.UseParameterizedCollectionMode(ParameterTranslationMode.Parameter))
            .AddInterceptors(new Sqlite.Pragmas(), p.GetRequiredService<WriteGate>()));
        services.AddDbContextFactory<PostgresPortalDb>((p, o) => o.UseNpgsql(Named(p)).AddInterceptors(p.GetRequiredService<WriteGate>()));
        services.AddSingleton<IDbContextFactory<PortalDb>>(p => p.GetRequiredService<DatabaseSettings>().Provider == DatabaseProvider.Sqlite
            ? new AsBase<SqlitePortalDb>(p.GetRequiredService<IDbContextFactory<SqlitePortalDb>>())
            : new AsBase<PostgresPortalDb>(p.GetRequiredService<IDbContextFactory<PostgresPortalDb>>()));
        services.AddScoped(p => p.GetRequiredService<IDbContextFactory<PortalDb>>().CreateDbContext());

        services.AddTransient<KeptConnection>().AddSingleton<KeptWire>();
        services.AddSingleton<Node>().AddSingleton<Leases>().AddSingleton<StoredSettings>();
        services.AddSingleton<MigrateDatabase>().AddSingleton<StampDatabase>().AddSingleton<PrepareDatabase>().AddSingleton<FileTurn>().AddSingleton<CheckDatabase>().AddHostedService<PrepareAtStart>();
        // The keys lie beside the data they protect; whoever can read the database needs no cookie. The framework's reminder of it is not news.
        builder.Logging.AddFilter("Microsoft.AspNetCore.DataProtection.KeyManagement.XmlKeyManager", LogLevel.Error);
        services.AddDataProtection().SetApplicationName("BillingPortal");
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(p =>
            new ConfigureOptions<KeyManagementOptions>(o => o.XmlRepository = new DatabaseKeys(p.GetRequiredService<IDbContextFactory<PortalDb>>())));
    }

    private static string? Named(IServiceProvider services) => services.GetRequiredService<IConfiguration>().GetConnectionString("Portal");

    /// <summary>A factory of a derived context, where the base is asked for: the framework's interface is not covariant.</summary>
    private sealed class AsBase<TContext>(IDbContextFactory<TContext> factory) : IDbContextFactory<PortalDb>
        where TContext : PortalDb
    {
        public PortalDb CreateDbContext() => factory.CreateDbContext();

        public async Task<PortalDb> CreateDbContextAsync(CancellationToken cancellationToken = default) => await factory.CreateDbContextAsync(cancellationToken);
    }
}
