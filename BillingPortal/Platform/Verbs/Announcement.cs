using BillingPortal.Platform.Settings;

namespace BillingPortal.Platform.Verbs;

/// <summary>A line that a room adds to what is printed when the portal has started.</summary>
public interface IAnnounced
{
    IEnumerable<string> Lines();
}

/// <summary>What a person reads after starting the portal: what it is, where its data is, where to open it.</summary>
internal static class Announcement
{
    public static void Write(WebApplication app, TextWriter to)
    {
        var installation = app.Services.GetRequiredService<Installation>();
        to.WriteLine();
        to.WriteLine($"  BillingPortal is running, {Mode(installation.Mode)}");
        to.WriteLine($"  Billing in {installation.Currency}, months of the time zone {installation.Zone.Id}");
        to.WriteLine($"  Data: {Data(app.Services, installation)}");
        foreach (var line in app.Services.GetServices<IAnnounced>().SelectMany(a => a.Lines())) to.WriteLine("  " + line);
        foreach (var url in app.Urls) to.WriteLine($"  Open: {url}");
        to.WriteLine("  Stop with Ctrl+C");
        to.WriteLine();
        to.Flush();
    }

    private static string Mode(PortalMode mode) => mode switch
    {
        PortalMode.Live => "live: real money moves",
        PortalMode.Test => "with Stripe's test money",
        _ => "sandbox mode: no real money moves, nothing leaves this machine",
    };

    private static string Data(IServiceProvider services, Installation installation) =>
        services.GetRequiredService<DatabaseSettings>().Provider == DatabaseProvider.Sqlite
            ? $"SQLite in {installation.DataFolder}"
            : $"PostgreSQL; files in {installation.DataFolder}";
}
