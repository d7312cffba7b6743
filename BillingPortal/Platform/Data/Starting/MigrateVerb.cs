using BillingPortal.Platform.Verbs;

namespace BillingPortal.Platform.Data.Starting;

internal sealed class MigrateVerb(PrepareDatabase prepare) : IVerb
{
    public static string Words => "migrate";

    public static string Summary => "Brings the database to this version (SQLite does so by itself at start, after a backup copy).";

    public async Task<int> RunAsync(VerbCall call, CancellationToken ct)
    {
        var done = await prepare.MigrateAsync(ct);
        if (done.Backup is not null) await call.Out.WriteLineAsync($"Copied the database to {done.Backup}");
        foreach (var migration in done.Applied) await call.Out.WriteLineAsync($"Applied {migration}");
        await call.Out.WriteLineAsync(done.Applied.Count == 0 ? "The database is up to date." : $"Applied {done.Applied.Count} migration(s); the database is up to date.");
        return 0;
    }
}
