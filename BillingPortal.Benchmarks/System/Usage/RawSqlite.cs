using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using BillingPortal.Platform.Data;
using Microsoft.Data.Sqlite;

namespace BillingPortal.Benchmarks.System.Usage;

/// <summary>The floor of writing: SQLite's own prepared statements on one connection into the same tables, durable, without asking anything. A portal made the file.</summary>
internal sealed class RawSqlite : IDisposable
{
    private const int Run = 65_536;
    private const int Parts = 2048;
    private readonly SqliteConnection connection;
    private readonly NativeStatement row, part, hour, day, month, begin, commit;
    private readonly List<ulong> hashes = [];
    private long number;
    private int run = 1_000;

    public RawSqlite(string folder)
    {
        connection = new(new SqliteConnectionStringBuilder { DataSource = Path.Combine(folder, "portal.db"), Pooling = false }.ToString());
        connection.Open();
        using (var pragmas = connection.CreateCommand())
        {
            pragmas.CommandText = "pragma journal_mode=wal; pragma synchronous=full; pragma foreign_keys=on; pragma wal_autocheckpoint=4000; pragma cache_size=-32000;";
            pragmas.ExecuteNonQuery();
        }
        row = new(connection, "insert into usage_events (id, profile_id, meter, event_id, units, at, at_given, received_at, source) values (?1, ?2, 'units', ?3, 1, ?4, 0, ?4, 'Reported')");
        part = new(connection, "insert into usage_ids (part, entries) values (?, ?)");
        hour = new(connection, "insert into usage_hours (profile_id, meter, day, hour, units) values (?1, 'units', ?2, ?3, ?4) on conflict do update set units = units + ?4");
        day = new(connection, "insert into usage_days (profile_id, meter, day, source, units) values (?1, 'units', ?2, 'Events', ?3) on conflict do update set units = units + ?3");
        month = new(connection, "insert into usage_months (profile_id, meter, month, units, changes, judged) values (?1, 'units', ?2, ?3, ?3, 0) on conflict do update set units = units + ?3, changes = changes + ?3");
        (begin, commit) = (new(connection, "begin immediate"), new(connection, "commit"));
        using var last = connection.CreateCommand();
        last.CommandText = "select coalesce(max(id), 0) from usage_events";
        number = 1 + (long)last.ExecuteScalar()!;
    }

    /// <summary>Rows per second in transactions of so many.</summary>
    public double Rate(int rows, TimeSpan length, TimeProvider time)
    {
        var (begun, done) = (time.GetTimestamp(), 0L);
        for (; time.GetElapsedTime(begun) < length; done += rows) One(rows, time.GetUtcNow().UtcDateTime);
        return done / time.GetElapsedTime(begun).TotalSeconds;
    }

    public void Dispose()
    {
        foreach (var statement in new[] { row, part, hour, day, month, begin, commit }) statement.Dispose();
        connection.Dispose();
    }

    private void One(int rows, DateTime now)
    {
        var (at, today) = (Encoding.ASCII.GetBytes(now.ToString("yyyy-MM-dd HH:mm:ss.FFFFFF", CultureInfo.InvariantCulture)), now.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        var counts = new Dictionary<long, long>();
        begin.Run();
        for (var i = 0; i < rows; i++, number++)
        {
            var profile = RandomNumberGenerator.GetInt32(UsagePosts.Customers) + 1L;
            row.Bind(1, number).Bind(2, profile).Bind(3, Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(12))).Bind(4, at).Run();
            hashes.Add(BitConverter.ToUInt64(RandomNumberGenerator.GetBytes(8)));
            counts[profile] = counts.GetValueOrDefault(profile) + 1;
        }
        foreach (var (profile, count) in counts)
        {
            hour.Bind(1, profile).Bind(2, today).Bind(3, now.Hour).Bind(4, count).Run();
            day.Bind(1, profile).Bind(2, today).Bind(3, count).Run();
            month.Bind(1, profile).Bind(2, today[..8] + "01").Bind(3, count).Run();
        }
        if (hashes.Count >= Run) WriteRun();
        commit.Run();
    }

    private void WriteRun()
    {
        hashes.Sort();
        run++;
        var entries = new byte[hashes.Count / Parts * 12];
        for (var i = 0; i < Parts; i++) part.Bind(1, (long)run * Parts + i).BindBlob(2, entries).Run();
        hashes.Clear();
    }
}
