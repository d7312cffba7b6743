using System.Diagnostics;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;

namespace BillingPortal.Benchmarks.System.Closing;

/// <summary>The floor: the rows that a closing made, written by ADO.NET into an equal file that has not been closed, two thousand a transaction, with all its guards and indexes.</summary>
internal static class CopyRows
{
    private const int Page = 2_000;

    /// <returns>Seconds of writing; reading them is not counted.</returns>
    public static double Run(string closed, string into)
    {
        RuntimeHelpers.RunModuleConstructor(typeof(BillingPortal.Program).Module.ModuleHandle); // it lets the newer SQLite in
        using var from = Open(closed);
        using var to = Open(into);
        var taken = TimeSpan.Zero;
        foreach (var table in Tables(from))
            foreach (var page in NewRows(from, to, table).Chunk(Page))
            {
                var watch = Stopwatch.StartNew();
                Write(to, table, page);
                taken += watch.Elapsed;
            }
        return taken.TotalSeconds;
    }

    private static SqliteConnection Open(string folder)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Path.Combine(folder, "portal.db"), Pooling = false }.ToString());
        connection.Open();
        using var pragmas = connection.CreateCommand();
        pragmas.CommandText = "pragma journal_mode=wal; pragma synchronous=full; pragma foreign_keys=off; pragma cache_size=-32000; pragma wal_autocheckpoint=4000;";
        pragmas.ExecuteNonQuery();
        return connection;
    }

    // Lines first, while nothing stands there that is final: the guards refuse them afterwards.
    private static string[] Tables(SqliteConnection from) => [.. Rows(from, "select name from sqlite_master where type = 'table' and name not like 'sqlite%' and sql not like '%WITHOUT ROWID%' order by name <> 'invoice_lines', name").Select(r => (string)r[0])];

    private static IEnumerable<object[]> NewRows(SqliteConnection from, SqliteConnection to, string table)
    {
        var last = Rows(to, $"select coalesce(max(rowid), 0) from \"{table}\"").Single()[0];
        return Rows(from, $"select * from \"{table}\" where rowid > {last}");
    }

    private static IEnumerable<object[]> Rows(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            var row = new object[reader.FieldCount];
            reader.GetValues(row);
            yield return row;
        }
    }

    private static void Write(SqliteConnection to, string table, object[][] rows)
    {
        using var transaction = to.BeginTransaction();
        using var command = to.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = $"insert into \"{table}\" values ({string.Join(", ", rows[0].Select((_, i) => "$" + i))})";
        foreach (var i in Enumerable.Range(0, rows[0].Length)) command.Parameters.Add(new SqliteParameter("$" + i, null));
        foreach (var row in rows)
        {
            for (var i = 0; i < row.Length; i++) command.Parameters[i].Value = row[i];
            command.ExecuteNonQuery();
        }
        transaction.Commit();
    }
}
