using System.Globalization;
using BillingPortal.Platform.Data;
using Microsoft.Data.Sqlite;

namespace BillingPortal.Features.Usage.Journal;

/// <param name="FirstRow">Of the events whose ids are in it.</param>
/// <param name="LastRow">Included.</param>
internal readonly record struct ClosedRun(int Number, DateTime ClosedAt, long FirstRow, long LastRow);

/// <summary>What <see cref="EventIds"/> asks of the database.</summary>
internal sealed class EventIdStatements(SqliteConnection connection) : IDisposable
{
    private readonly NativeStatement lastRow = new(connection, "select coalesce(max(id), 0) from usage_events");
    private readonly NativeStatement lastRun = new(connection, "select coalesce(max(run), 0) from usage_runs");
    private readonly NativeStatement rowsAfter = new(connection, "select id, event_id from usage_events where id > ? and event_id is not null order by id");
    private readonly NativeStatement runsAfter = new(connection, "select run, closed_at, first_row, last_row from usage_runs where run > ? order by run");
    private readonly NativeStatement firstRow = new(connection, "select first_row from usage_runs where run = ?");
    private readonly NativeStatement part = new(connection, "select entries from usage_ids where part = ?");
    private readonly NativeStatement parts = new(connection, "select entries from usage_ids where part >= ? and part < ? order by part");
    private readonly NativeStatement writePart = new(connection, "insert into usage_ids (part, entries) values (?, ?)");
    private readonly NativeStatement writeRun = new(connection, "insert into usage_runs (run, closed_at, first_row, last_row) values (?, ?, ?, ?)");

    public long LastRow() => One(lastRow);

    public int LastRun() => (int)One(lastRun);

    public long FirstRow(int run) => One(firstRow.Bind(1, run));

    public IEnumerable<(long Row, string EventId)> RowsAfter(long row) => Rows(rowsAfter.Bind(1, row), s => (s.Long(0), s.Text(1)));

    // All at once: each is read whole with the other statements.
    public IReadOnlyList<ClosedRun> RunsAfter(int run) => [.. Rows(runsAfter.Bind(1, run), s => new ClosedRun((int)s.Long(0), Instant(s.Text(1)), s.Long(2), s.Long(3)))];

    public byte[] Part(long number) => Rows(part.Bind(1, number), s => s.Bytes(0)).SingleOrDefault([]);

    public IEnumerable<byte[]> Parts(long from, long until) => Rows(parts.Bind(1, from).Bind(2, until), s => s.Bytes(0));

    public void WritePart(long number, byte[] entries) => writePart.Bind(1, number).BindBlob(2, entries).Run();

    public void WriteRun(ClosedRun run) => writeRun.Bind(1, run.Number).Bind(2, Text(run.ClosedAt)).Bind(3, run.FirstRow).Bind(4, run.LastRow).Run();

    public void Dispose()
    {
        foreach (var statement in new[] { lastRow, lastRun, rowsAfter, runsAfter, firstRow, part, parts, writePart, writeRun }) statement.Dispose();
    }

    /// <summary>An instant as EF stores it on SQLite.</summary>
    public static string Text(DateTime instant) => instant.ToString("yyyy-MM-dd HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture);

    public static DateTime Instant(string text) => DateTime.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal);

    private static long One(NativeStatement statement) => Rows(statement, s => s.Long(0)).Single();

    private static IEnumerable<T> Rows<T>(NativeStatement statement, Func<NativeStatement, T> read)
    {
        try
        {
            while (statement.Step()) yield return read(statement);
        }
        finally
        {
            statement.Reset();
        }
    }
}
