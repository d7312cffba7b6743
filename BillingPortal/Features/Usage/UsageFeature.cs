using BillingPortal.Features.Customers.Contracts;
using BillingPortal.Features.Usage.Admin;
using BillingPortal.Features.Usage.Api;
using BillingPortal.Features.Usage.Contracts;
using BillingPortal.Features.Usage.Journal;
using BillingPortal.Features.Usage.Portal;
using BillingPortal.Platform.Settings;

namespace BillingPortal.Features.Usage;

/// <summary>What customers used.</summary>
public static class UsageFeature
{
    public static void AddUsage(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton<ISampleUsage, MakeSampleUsage>().AddSingleton<IPartOfCustomer, PartOfCustomer>();
        services.AddSingleton<UsageJournal>().AddSingleton<IUsageJournal>(p => p.GetRequiredService<UsageJournal>());
        services.AddSingleton<IHoldUsage, HoldUsage>().AddSingleton<SqliteStore>().AddSingleton<PostgresStore>().AddSingleton<UsageDeeds>().AddSingleton<MakeEntries>().AddSingleton<WriteUsage>().AddSingleton(new RunLength()).AddSingleton(p => new HoursOfZone(p.GetRequiredService<Installation>().Zone));
        services.AddSingleton<IUsageStore>(p => p.GetRequiredService<DatabaseSettings>().Provider == DatabaseProvider.Sqlite ? p.GetRequiredService<SqliteStore>() : p.GetRequiredService<PostgresStore>());
        services.AddUsagePages();
        services.AddUsageDesk();
    }

    public static void MapUsage(this WebApplication app)
    {
        app.MapUsageApi();
        app.MapConsumeApi();
        app.MapEventsFile();
        app.MapReportFile();
    }
}
