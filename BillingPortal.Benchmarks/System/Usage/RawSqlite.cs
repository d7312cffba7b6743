using System.Globalization;
using System.Security.Cryptography;
using Microsoft.Data.Sqlite;

namespace BillingPortal.Benchmarks.System.Usage;

/// <summary>The floor of writing: prepared statements on one connection into the same tables, durable, without asking anything. A portal made the file.</summary>
internal sealed class RawSqlite : IDisposable
{
    private const int Run = 65_536;
    private readonly SqliteConnection connection;
    private readonly SqliteCommand row, id, hour, day, month;
    private long number;

    public RawSqlite(string folder)
    {
        connection = new(new SqliteConnectionStringBuilder { DataSource = Path.Combine(folder, "portal.db"), Pooling = false }.ToString());
        connection.Open();
        Do("pragma journal_mode=wal; pragma synchronous=full; pragma foreign_keys=on;");
        row = Prepare("insert into usage_events (id, profile_id, meter, event_id, units, at, at_given, received_at, source) values ($a, $b, 'units', $c, 1, $d, 0, $d, 'Reported')", 4);
        id = Prepare("insert into usage_ids (run, hash, event_id) values ($a, $b, $c)", 3);
        hour = Prepare("insert into usage_hours (profile_id, meter, day, hour, units) values ($a, 'units', $b, $c, $d) on conflict do update set units = units + $d", 4);
        day = Prepare("insert into usage_days (profile_id, meter, day, source, units) values ($a, 'units', $b, 'Events', $c) on conflict do update set units = units + $c", 3);
        month = Prepare("insert into usage_months (profile_id, meter, month, units, changes, judged) values ($a, 'units', $b, $c, $c, 0) on conflict do update set units = units + $c, changes = changes + $c", 3);
        number = 1 + (long)Scalar("select coalesce(max(id), 0) from usage_events");
    }

    /// <summary>Rows per second in transactions of so many.</summary>
    public double Rate(int rows, TimeSpan length, TimeProvider time)
    {
        var (begun, done) = (time.GetTimestamp(), 0L);
        for (; time.GetElapsedTime(begun) < length; done += rows) One(rows, time.GetUtcNow().UtcDateTime);
        return done / time.GetElapsedTime(begun).TotalSeconds;
    }

    public void Dispose() => connection.Dispose();

    private void One(int rows, DateTime now)
    {
        var (at, today) = (now.ToString("yyyy-MM-dd HH:mm:ss.FFFFFF", CultureInfo.InvariantCulture), now.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        var counts = new Dictionary<long, long>();
        Do("begin immediate");
        for (var i = 0; i < rows; i++, number++)
        {
            var (profile, hash) = (RandomNumberGenerator.GetInt32(UsagePosts.Customers) + 1L, BitConverter.ToInt64(RandomNumberGenerator.GetBytes(8)));
            Do(row, number, profile, Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(12)), at);
            Do(id, 1_000_000 + number / Run, hash, number);
            counts[profile] = counts.GetValueOrDefault(profile) + 1;
        }
        foreach (var (profile, count) in counts)
        {
            Do(hour, profile, today, now.Hour, count);
            Do(day, profile, today, count);
            Do(month, profile, today[..8] + "01", count);
        }
        Do("commit");
    }

    private SqliteCommand Prepare(string sql, int values)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var name in new[] { "$a", "$b", "$c", "$d" }.Take(values)) command.Parameters.Add(new SqliteParameter(name, null));
        return command;
    }

    private static void Do(SqliteCommand command, params object[] values)
    {
        for (var i = 0; i < values.Length; i++) command.Parameters[i].Value = values[i];
        command.ExecuteNonQuery();
    }

    private void Do(string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private object Scalar(string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar()!;
    }
}
