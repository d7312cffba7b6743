using BillingPortal.Platform.Settings;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace BillingPortal.Platform.Data.Starting;

/// <summary>What must be true of the data before anything else starts: a folder to write to, a database that answers, the right schema, the right stamp.</summary>
public sealed class PrepareDatabase(Installation installation, DatabaseSettings settings, MigrateDatabase migrate, StampDatabase stamp, ILogger<PrepareDatabase> log)
{
    public Task RunAsync(CancellationToken ct = default) => ExplainedAsync(async () =>
    {
        await BringUpToDateAsync(ct);
        await stamp.RunAsync(ct);
        return true;
    });

    /// <summary>What the verb <c>migrate</c> does, on either database.</summary>
    public Task<Migrated> MigrateAsync(CancellationToken ct = default) => ExplainedAsync(async () =>
    {
        var done = await migrate.RunAsync(ct);
        await stamp.RunAsync(ct);
        return done;
    });

    /// <summary>The folder exists and a file can be written into it.</summary>
    public void RequireFolder()
    {
        try
        {
            Directory.CreateDirectory(installation.DataFolder);
            var probe = Path.Combine(installation.DataFolder, $".write-test-{Environment.ProcessId}");
            File.WriteAllText(probe, "");
            File.Delete(probe);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw new StartupException($"The data folder '{installation.DataFolder}' cannot be written to ({refused.Message}) Set Portal:DataFolder to a folder that the portal's user may write to.", refused);
        }
    }

    /// <summary>The sentence for a database that does not answer; null for any other fault.</summary>
    internal string? Sentence(Exception exception) => exception switch
    {
        NpgsqlException { IsTransient: true } or PostgresException { SqlState: "28P01" or "28000" or "3D000" or "42501" } =>
            $"PostgreSQL cannot be used ({exception.Message}) Check ConnectionStrings:Portal, and that the server runs and lets the portal in.",
        NpgsqlException { InnerException: System.Net.Sockets.SocketException } =>
            $"PostgreSQL cannot be reached ({exception.Message}) Check ConnectionStrings:Portal, and that the server runs.",
        SqliteException { SqliteErrorCode: 11 or 26 } => $"The database file is damaged or is not a SQLite database ({exception.Message}) Restore it from a backup.",
        SqliteException { SqliteErrorCode: 8 or 10 or 13 or 14 } => $"The database file cannot be used ({exception.Message}) Check the folder '{installation.DataFolder}': its rights, its disk, its space.",
        DbUpdateException or InvalidOperationException when exception.InnerException is not null => Sentence(exception.InnerException),
        _ => null,
    };

    private async Task<T> ExplainedAsync<T>(Func<Task<T>> work)
    {
        RequireFolder();
        try
        {
            return await work();
        }
        catch (Exception wire) when (Sentence(wire) is { } sentence)
        {
            throw new StartupException(sentence, wire);
        }
    }

    private async Task BringUpToDateAsync(CancellationToken ct)
    {
        if (settings.Provider == DatabaseProvider.PostgreSQL)
        {
            var pending = await migrate.PendingAsync(ct);
            if (pending.Count > 0)
                throw new StartupException($"The database lacks {pending.Count} migration(s). Run the verb 'migrate' once, with all nodes of the older version stopped, then start again.");
            return;
        }
        var done = await migrate.RunAsync(ct);
        if (done.Backup is not null) log.LogInformation("Copied the database to {Backup} before changing it", done.Backup);
        if (done.Applied.Count > 0) log.LogInformation("Applied {Count} migration(s): {Migrations}", done.Applied.Count, string.Join(", ", done.Applied));
    }
}
