using Microsoft.EntityFrameworkCore;
using BillingPortal.Platform.Settings;

namespace BillingPortal.Platform.Data.Starting;

/// <summary>Looks at folder and database as a start would, without changing anything.</summary>
public sealed class CheckDatabase(IDbContextFactory<PortalDb> database, PrepareDatabase prepare, MigrateDatabase migrate, StampDatabase stamp)
{
    /// <summary>The state in a few words; what would stop a start is a <see cref="StartupException"/>.</summary>
    public async Task<string> RunAsync(CancellationToken ct = default)
    {
        prepare.RequireFolder();
        try
        {
            return await StateAsync(ct);
        }
        catch (Exception wire) when (prepare.Sentence(wire) is { } sentence)
        {
            throw new StartupException(sentence, wire);
        }
    }

    private async Task<string> StateAsync(CancellationToken ct)
    {
        await using var db = await database.CreateDbContextAsync(ct);
        if (db.Database.IsSqlite() && !File.Exists(db.Database.GetDbConnection().DataSource)) return "not yet made: the first start makes it";
        var pending = await migrate.PendingAsync(ct);
        var total = db.Database.GetMigrations().Count();
        if (pending.Count < total) await stamp.CompareAsync(ct);
        return pending.Count switch
        {
            0 => "up to date",
            _ when db.Database.IsSqlite() => $"{pending.Count} migration(s) to come at the next start",
            _ => $"{pending.Count} migration(s) to come: run the verb 'migrate'",
        };
    }
}
