using System.Diagnostics;
using System.Globalization;
using System.Text;
using BillingPortal.Platform.Settings;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace BillingPortal.Tests.Kit;

/// <summary>Turns a database into SQL text that makes it again.</summary>
public static class SnapshotWriter
{
    public static async Task WriteAsync(TestDatabase store, string file) =>
        await File.WriteAllTextAsync(file, store.Provider == DatabaseProvider.Sqlite ? await SqliteAsync(store) : await PostgresAsync(store));

    private static async Task<string> SqliteAsync(TestDatabase store)
    {
        var text = new StringBuilder("pragma foreign_keys=off;\nbegin;\n");
        await using var connection = (SqliteConnection)Snapshots.Connect(store);
        await connection.OpenAsync();
        foreach (var sql in await ColumnAsync(connection, "select sql from sqlite_master where type = 'table' and name not like 'sqlite_%' order by name")) text.Append(sql).Append(";\n");
        foreach (var table in await Snapshots.TablesAsync(connection)) await RowsAsync(connection, table, text);
        foreach (var sql in await ColumnAsync(connection, "select sql from sqlite_master where type <> 'table' and sql is not null order by type, name")) text.Append(sql).Append(";\n");
        return text.Append("commit;\n").ToString();
    }

    private static async Task RowsAsync(SqliteConnection connection, string table, StringBuilder text)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = $"select * from \"{table}\" order by 1";
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
            text.Append(CultureInfo.InvariantCulture, $"insert into \"{table}\" values ({string.Join(", ", Enumerable.Range(0, reader.FieldCount).Select(i => Literal(reader.GetValue(i))))});\n");
    }

    private static string Literal(object value) => value switch
    {
        DBNull => "null",
        byte[] bytes => $"x'{Convert.ToHexString(bytes)}'",
        string text => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    private static async Task<List<string>> ColumnAsync(SqliteConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync();
        var values = new List<string>();
        while (await reader.ReadAsync()) values.Add(reader.GetString(0));
        return values;
    }

    // The lines that begin with a backslash are for psql, not for the server.
    private static async Task<string> PostgresAsync(TestDatabase store)
    {
        var address = new NpgsqlConnectionStringBuilder(store.PostgresAddress);
        var program = Directory.EnumerateFiles("/usr/lib/postgresql", "pg_dump", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Last();
        var start = new ProcessStartInfo(program) { RedirectStandardOutput = true, UseShellExecute = false };
        foreach (var argument in new[] { "--inserts", "--no-owner", "--no-privileges", "--exclude-table=qrtz_*", "-h", address.Host!, "-p", $"{address.Port}", "-U", address.Username!, address.Database! })
            start.ArgumentList.Add(argument);
        using var dump = Process.Start(start)!;
        var text = await dump.StandardOutput.ReadToEndAsync();
        await dump.WaitForExitAsync();
        if (dump.ExitCode != 0) throw new InvalidOperationException($"pg_dump ended with {dump.ExitCode}.");
        return string.Join('\n', text.Split('\n').Where(line => !line.StartsWith('\\') && !line.StartsWith("--", StringComparison.Ordinal) && line.Length > 0)) + "\n";
    }
}
