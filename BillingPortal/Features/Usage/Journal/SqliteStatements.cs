using System.Globalization;
using System.Text;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Usage;
using Microsoft.Data.Sqlite;

namespace BillingPortal.Features.Usage.Journal;

/// <summary>The journal's statements, prepared on one connection to SQLite. Values are written as EF writes them.</summary>
internal sealed class SqliteStatements(SqliteConnection connection) : IDisposable
{
    private readonly NativeStatement version = new(connection, "pragma data_version");
    private readonly NativeStatement customer = new(connection, "select id from billing_profiles where (public_id = ?1 or reference = ?1) and erased_at is null order by public_id = ?1 desc");
    private readonly NativeStatement source = new(connection, "select source from usage_days where profile_id = ? and meter = ? and day = ?");
    private readonly NativeStatement stored = new(connection, "select event_id, profile_id, meter, units, at, at_given, properties from usage_events where id = ?");
    private readonly NativeStatement add = new(connection, "insert into usage_events (id, profile_id, meter, event_id, units, at, at_given, received_at, source, api_key_id, properties) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    private readonly NativeStatement hour = new(connection, "insert into usage_hours (profile_id, meter, day, hour, units) values (?, ?, ?, ?, ?) on conflict (profile_id, meter, day, hour) do update set units = units + excluded.units");
    private readonly NativeStatement day = new(connection, "insert into usage_days (profile_id, meter, day, source, units) values (?, ?, ?, 'Events', ?) on conflict (profile_id, meter, day) do update set units = units + excluded.units");
    private readonly NativeStatement month = new(connection,
        "insert into usage_months (profile_id, meter, month, units, changes, judged) values (?, ?, ?, ?, ?, 0) on conflict (profile_id, meter, month) do update set units = units + excluded.units, changes = changes + excluded.changes returning units, changes");
    private readonly NativeStatement refusal = new(connection,
        "insert into usage_refusals (day, api_key_id, code, count, last_at, last_event_id, last_reason) values (?, ?, ?, ?, ?, ?, ?) on conflict (day, api_key_id, code) do update set count = count + excluded.count, last_at = excluded.last_at, last_event_id = excluded.last_event_id, last_reason = excluded.last_reason");
    private readonly NativeStatement mark = new(connection, "savepoint whole_batch");
    private readonly NativeStatement back = new(connection, "rollback to whole_batch");
    private readonly NativeStatement release = new(connection, "release whole_batch");

    public SqliteConnection Connection => connection;

    public EventIdStatements Ids { get; } = new(connection);

    /// <summary>Another number whenever somebody else, here or in another process, has committed something.</summary>
    public long Version() => Read(version, s => s.Long(0));

    /// <summary>Null when there is none, or it was erased.</summary>
    public long? Customer(string name) => Read(customer.Bind(1, name), s => (long?)s.Long(0));

    public bool IsTotal(DayKey key) => Read(source.Bind(1, key.ProfileId).Bind(2, key.Meter).Bind(3, Text(key.Day)), s => s.Text(0)) == nameof(DaySource.Total);

    public (string EventId, StoredUsage Usage)? Stored(long row) => Read(stored.Bind(1, row), s => ((string, StoredUsage)?)(s.Text(0),
        new(s.Long(1), s.Text(2), s.Long(3), EventIdStatements.Instant(s.Text(4)), s.Long(5) != 0, s.IsNull(6) ? null : s.Text(6))));

    public void Add(long row, UsageEntry entry, Arrival arrival)
    {
        Span<byte> at = stackalloc byte[32];
        add.Bind(1, row).Bind(2, entry.ProfileId!.Value).Bind(3, entry.Meter).Bind(4, entry.EventId).Bind(5, entry.Units);
        add.Bind(6, entry.AtGiven ? at[..Write(entry.At, at)] : arrival.At).Bind(7, entry.AtGiven ? 1L : 0L).Bind(8, arrival.At).Bind(9, arrival.Source);
        add.Bind(10, arrival.ApiKeyId).Bind(11, entry.Properties).Run();
    }

    public void AddHour(HourKey key, long units) => hour.Bind(1, key.ProfileId).Bind(2, key.Meter).Bind(3, Text(key.Hour.Day)).Bind(4, key.Hour.Hour).Bind(5, units).Run();

    public void AddDay(DayKey key, long units) => day.Bind(1, key.ProfileId).Bind(2, key.Meter).Bind(3, Text(key.Day)).Bind(4, units).Run();

    public (long Units, long Changes) AddMonth(DayKey key, long units, long changes) =>
        Read(month.Bind(1, key.ProfileId).Bind(2, key.Meter).Bind(3, Text(key.Day)).Bind(4, units).Bind(5, changes), s => (s.Long(0), s.Long(1)));

    public void AddRefusal(DateOnly on, DateTime now, long key, string code, Refused refused) =>
        refusal.Bind(1, Text(on)).Bind(2, key).Bind(3, code).Bind(4, refused.Count).Bind(5, EventIdStatements.Text(now)).Bind(6, refused.EventId).Bind(7, refused.Sentence).Run();

    public void Mark() => mark.Run();

    public void Release() => release.Run();

    public void BackToMark()
    {
        back.Run();
        release.Run();
    }

    public void Dispose()
    {
        Ids.Dispose();
        foreach (var statement in new[] { version, customer, source, stored, add, hour, day, month, refusal, mark, back, release }) statement.Dispose();
    }

    private static int Write(DateTime at, Span<byte> text) => at.TryFormat(text, out var length, "yyyy-MM-dd HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture) ? length : throw new ArgumentException("Too short for an instant.", nameof(text));

    private static string Text(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static T? Read<T>(NativeStatement statement, Func<NativeStatement, T> read)
    {
        try
        {
            if (!statement.Step()) return default;
            var value = read(statement);
            while (statement.Step())
            {
            }
            return value;
        }
        finally
        {
            statement.Reset();
        }
    }
}

/// <summary>What the rows of one request have in common, ready to be bound.</summary>
internal sealed class Arrival(BatchWork batch)
{
    private static readonly byte[][] Sources = [.. Enum.GetNames<UsageSource>().Select(Encoding.ASCII.GetBytes)];

    public long? ApiKeyId => batch.ApiKeyId;

    public byte[] At { get; } = Encoding.ASCII.GetBytes(EventIdStatements.Text(batch.At));

    public byte[] Source { get; } = Sources[(int)batch.Source];
}
