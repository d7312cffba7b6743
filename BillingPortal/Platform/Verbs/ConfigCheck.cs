using BillingPortal.Platform.Data.Starting;
using BillingPortal.Platform.Settings;

namespace BillingPortal.Platform.Verbs;

/// <summary>Every setting was read before this runs, and a fault among them has ended the program; what is left to try is the folder and the database.</summary>
internal sealed class ConfigCheck(Installation installation, DatabaseSettings database, CheckDatabase check) : IVerb
{
    public static string Words => "config check";

    public static string Summary => "Says whether the portal could start as it is set up; changes nothing.";

    public async Task<int> RunAsync(VerbCall call, CancellationToken ct)
    {
        var state = await check.RunAsync(ct);
        await call.Out.WriteLineAsync($"Mode: {installation.Mode}. Currency: {installation.Currency}. Time zone: {installation.Zone.Id}.");
        await call.Out.WriteLineAsync($"Data folder: {installation.DataFolder}. Database: {database.Provider}, {state}.");
        await call.Out.WriteLineAsync("The configuration is in order.");
        return 0;
    }
}
