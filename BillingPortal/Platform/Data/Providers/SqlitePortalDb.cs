using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace BillingPortal.Platform.Data.Providers;

public sealed class SqlitePortalDb(DbContextOptions<SqlitePortalDb> options) : PortalDb(options);

/// <summary>A file in the data folder; every acknowledged write is on the disk (WAL, synchronous=FULL).</summary>
internal static class Sqlite
{
    public static string ConnectionString(string? configured, string dataFolder) => new SqliteConnectionStringBuilder(configured)
    {
        DataSource = File(configured, dataFolder),
        ForeignKeys = true,
        DefaultTimeout = 30,
    }.ToString();

    public static string File(string? configured, string dataFolder)
    {
        var named = new SqliteConnectionStringBuilder(configured).DataSource;
        return Path.GetFullPath(named.Length == 0 ? "portal.db" : named, dataFolder);
    }

    /// <summary>What a connection forgets when it is closed.</summary>
    public sealed class Pragmas : DbConnectionInterceptor
    {
        // With a cache of 32 MB instead of 2 a month end reads few pages twice, and with a log of 16 MB instead of 4 it writes few back twice.
        internal const string Sql = "pragma busy_timeout=30000; pragma journal_mode=wal; pragma synchronous=full; pragma foreign_keys=on; pragma cache_size=-32000; pragma wal_autocheckpoint=4000;";

        public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
        {
            using var command = connection.CreateCommand();
            command.CommandText = Sql;
            command.ExecuteNonQuery();
        }

        public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = Sql;
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }
}
