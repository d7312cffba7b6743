using BillingPortal.Platform.Data.Conventions;
using BillingPortal.Platform.Data.Providers;
using BillingPortal.Platform.Settings;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql;

namespace BillingPortal.Platform.Data.Starting;

public sealed record Migrated(IReadOnlyList<string> Applied, string? Backup);

/// <summary>Brings the database to this version of the portal. Safe to run again, and beside another node doing the same.</summary>
public sealed class MigrateDatabase(IDbContextFactory<PortalDb> database, Installation installation, TimeProvider time)
{
    public async Task<Migrated> RunAsync(CancellationToken ct = default)
    {
        await using var db = await database.CreateDbContextAsync(ct);
        await using var turn = await OneAtATimeAsync(db, ct);
        if (db.Database.IsSqlite()) await ForgetDeadMarkerAsync(db, ct);
        await RefuseNewerAsync(db, ct);
        var pending = (await db.Database.GetPendingMigrationsAsync(ct)).ToArray();
        var backup = pending.Length > 0 ? await BackUpAsync(db, ct) : null;
        if (pending.Length > 0) await db.Database.MigrateAsync(ct);
        await GuardAsync(db, ct);
        return new(pending, backup);
    }

    /// <summary>Which migrations wait; for a node that must not migrate by itself.</summary>
    public async Task<IReadOnlyList<string>> PendingAsync(CancellationToken ct = default)
    {
        await using var db = await database.CreateDbContextAsync(ct);
        await RefuseNewerAsync(db, ct);
        return [.. await db.Database.GetPendingMigrationsAsync(ct)];
    }

    private async Task<IAsyncDisposable> OneAtATimeAsync(PortalDb db, CancellationToken ct) =>
        db.Database.IsSqlite() ? await FileLockAsync(db, ct) : await AdvisoryLockAsync(db, ct);

    // EF's own lock covers each migration but not the look at what is pending: two nodes on an empty server ran the same one twice.
    private static async Task<NpgsqlConnection> AdvisoryLockAsync(PortalDb db, CancellationToken ct)
    {
        var alone = new NpgsqlConnectionStringBuilder(db.Database.GetConnectionString()) { Pooling = false, CommandTimeout = 0 };
        var connection = new NpgsqlConnection(alone.ToString());
        await connection.OpenAsync(ct);
        await using var command = new NpgsqlCommand("select pg_advisory_lock(hashtext('billing portal migration'))", connection);
        await command.ExecuteNonQueryAsync(ct);
        return connection;
    }

    // On SQLite, EF marks a running migration by a row, which stays for ever when the process is killed, and the next start would wait for it
    // without end. A locked file goes with its process; who holds it knows that a row found is a dead one's.
    private async Task<FileStream> FileLockAsync(PortalDb db, CancellationToken ct)
    {
        var file = db.Database.GetDbConnection().DataSource + ".migrating";
        FileStream? turn;
        while ((turn = TryLock(file)) is null) await Task.Delay(TimeSpan.FromMilliseconds(100), time, ct);
        return turn;
    }

    private static Task ForgetDeadMarkerAsync(PortalDb db, CancellationToken ct) => db.Database.ExecuteSqlRawAsync(
        """create table if not exists "__EFMigrationsLock" ("Id" integer not null primary key, "Timestamp" text not null); delete from "__EFMigrationsLock";""", ct);

    private static FileStream? TryLock(string file)
    {
        try
        {
            return new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
        }
        catch (IOException)
        {
            return null; // another process is migrating this very file
        }
    }

    private static async Task RefuseNewerAsync(PortalDb db, CancellationToken ct)
    {
        var unknown = (await db.Database.GetAppliedMigrationsAsync(ct)).Except(db.Database.GetMigrations(), StringComparer.Ordinal).ToArray();
        if (unknown.Length > 0)
            throw new StartupException($"The database was written by a newer version of the portal (it knows '{unknown[^1]}', this one does not). Start that version, or restore a backup from before.");
    }

    private async Task<string?> BackUpAsync(PortalDb db, CancellationToken ct)
    {
        var last = (await db.Database.GetAppliedMigrationsAsync(ct)).LastOrDefault();
        if (last is null || !db.Database.IsSqlite()) return null;
        var folder = Directory.CreateDirectory(Path.Combine(installation.DataFolder, "backups"));
        var copy = Path.Combine(folder.FullName, $"portal-before-{time.GetUtcNow():yyyyMMdd-HHmmssfff}-from-{last}.db");
        await using var from = new SqliteConnection(db.Database.GetConnectionString());
        await using var to = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = copy, Pooling = false }.ToString());
        await from.OpenAsync(ct);
        from.BackupDatabase(to);
        return copy;
    }

    private static async Task GuardAsync(PortalDb db, CancellationToken ct)
    {
        var model = db.GetService<IDesignTimeModel>().Model;
        string[] guards = [.. AppendOnly.Guards(model, db.Database.IsSqlite()), .. Frozen.Guards(model, db.Database.IsSqlite())];
        if (guards.Length == 0) return;
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        foreach (var guard in guards) await db.Database.ExecuteSqlRawAsync(guard, ct);
        await transaction.CommitAsync(ct);
    }
}
