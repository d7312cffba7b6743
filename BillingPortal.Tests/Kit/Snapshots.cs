using System.Data.Common;
using System.Globalization;
using BillingPortal.Platform.Settings;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace BillingPortal.Tests.Kit;

/// <summary>
/// Databases as earlier versions left them, with sample rows: <c>Snapshots/NNNN-name.sqlite.sql</c> and <c>.postgres.sql</c> beside the tests.
/// <c>scripts/snapshot NAME</c> writes a pair; nobody ever edits one.
/// </summary>
public static class Snapshots
{
    public static string Folder => Path.Combine(Repository.Root, "BillingPortal.Tests", "Snapshots");

    public static IEnumerable<string> Of(DatabaseProvider provider) =>
        Directory.EnumerateFiles(Folder, provider == DatabaseProvider.Sqlite ? "*.sqlite.sql" : "*.postgres.sql").Select(Path.GetFileName).OfType<string>().Order(StringComparer.Ordinal);

    public static DatabaseProvider ProviderOf(string snapshot) =>
        snapshot.EndsWith(".sqlite.sql", StringComparison.Ordinal) ? DatabaseProvider.Sqlite : DatabaseProvider.PostgreSQL;

    /// <summary>A database with what the snapshot holds.</summary>
    public static async Task<TestDatabase> RestoreAsync(string snapshot)
    {
        var store = await TestDatabase.EmptyAsync(ProviderOf(snapshot));
        await using var connection = Connect(store);
        await connection.OpenAsync();
        await RunAsync(connection, await File.ReadAllTextAsync(Path.Combine(Folder, snapshot)));
        return store;
    }

    public static async Task<IReadOnlyDictionary<string, long>> CountRowsAsync(TestDatabase store)
    {
        await using var connection = Connect(store);
        await connection.OpenAsync();
        var counts = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var table in await TablesAsync(connection))
        {
            await using var command = connection.CreateCommand();
            command.CommandText = $"select count(*) from \"{table}\"";
            counts[table] = Convert.ToInt64(await command.ExecuteScalarAsync(), CultureInfo.InvariantCulture);
        }
        return counts;
    }

    public static DbConnection Connect(TestDatabase store) => store.Provider == DatabaseProvider.Sqlite
        ? new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = store.SqliteFile, Pooling = false }.ToString())
        : new NpgsqlConnection(store.PostgresAddress + ";Pooling=false");

    public static async Task<IReadOnlyList<string>> TablesAsync(DbConnection connection)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = connection is SqliteConnection
            ? "select name from sqlite_master where type = 'table' and name not like 'sqlite_%' and name <> '__EFMigrationsLock' order by name"
            : "select table_name from information_schema.tables where table_schema = 'public' and table_name not like 'qrtz%' order by table_name";
        await using var reader = await command.ExecuteReaderAsync();
        var tables = new List<string>();
        while (await reader.ReadAsync()) tables.Add(reader.GetString(0));
        return tables;
    }

    private static async Task RunAsync(DbConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }
}
