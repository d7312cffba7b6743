using BillingPortal.Features.Entitlements.Contracts;
using BillingPortal.Features.Usage.Contracts;
using BillingPortal.Platform.Data;
using Microsoft.Data.Sqlite;

namespace BillingPortal.Features.Usage.Journal;

/// <summary>Decides and writes events on one connection to SQLite, within its transactions.</summary>
internal sealed class SqliteBooks(SqliteConnection connection, EventIds ids, KeptWire wire, HoursOfZone hours) : IFindEvents, IDisposable
{
    private const int MostKept = 20_000;
    private readonly SqliteStatements statements = new(connection);

    // True for as long as nobody else has committed anything.
    private readonly Dictionary<string, long> customers = new(StringComparer.Ordinal);
    private readonly Dictionary<DayKey, bool> totals = [];
    private long version;
    private UsageCounters counters = new();
    private RefusalCounts refusals = new();

    public SqliteConnection Connection => connection;

    public void Begin(DateTime now)
    {
        if (statements.Version() is var seen && seen != version || customers.Count + totals.Count > MostKept)
        {
            customers.Clear();
            totals.Clear();
            version = seen;
        }
        ids.CatchUp(statements.Ids, now);
        (counters, refusals) = (new(), new());
    }

    public void Write(BatchWork batch)
    {
        if (batch.Atomic) WriteWhole(batch);
        else WriteEach(batch);
        refusals.Add(batch);
    }

    /// <summary>Brings the counters up to what was written.</summary>
    public List<UsedMore> Count(DateTime now)
    {
        foreach (var (key, units) in counters.Hours) Passed().AddHour(key, units);
        foreach (var (key, units) in counters.Days) Passed().AddDay(key, units);
        foreach (var (key, code, refused) in refusals.All) Passed().AddRefusal(hours.Of(now).Day, now, key, code, refused);
        var news = new List<UsedMore>();
        foreach (var (key, events) in counters.Months)
        {
            var (units, changes) = Passed().AddMonth(key, events.Sum(e => e.Units), events.Count);
            news.Add(new(key.ProfileId, key.Meter, key.Day, units, changes, events));
        }
        return news;
    }

    public void End(DateTime now)
    {
        wire.Pass();
        ids.CloseRun(statements.Ids, now);
    }

    public Task<IReadOnlyList<long>> FindAsync(string eventId, bool older, CancellationToken ct)
    {
        var hash = EventHash.Of(eventId);
        var rows = ids.Find(hash, statements.Ids).Concat(older ? EventIds.FindOlder(hash, statements.Ids) : []).Distinct();
        return Task.FromResult<IReadOnlyList<long>>([.. rows.Where(r => statements.Stored(r)?.EventId == eventId)]);
    }

    public void Wrote()
    {
        ids.Follow(statements.Ids);
        totals.Clear();
    }

    public void Dispose() => statements.Dispose();

    private void WriteEach(BatchWork batch)
    {
        var arrival = new Arrival(batch);
        foreach (var entry in batch.Entries)
        {
            entry.ProfileId = null;
            if (entry.Fault is { } fault) entry.Become(UsageOutcome.Refused, fault);
            else Write(entry, arrival);
        }
    }

    private void WriteWhole(BatchWork batch)
    {
        var (before, last) = (counters, ids.LastRow);
        counters = new();
        statements.Mark();
        WriteEach(batch);
        if (batch.TakeBack())
        {
            statements.BackToMark();
            ids.BackTo(last);
        }
        else
        {
            statements.Release();
            before.Add(counters);
        }
        counters = before;
    }

    private void Write(UsageEntry entry, Arrival arrival)
    {
        if (Customer(entry.Customer) is not { } profile)
        {
            entry.Become(UsageOutcome.Refused, UsageRefusals.CustomerUnknown);
            return;
        }
        entry.ProfileId = profile;
        if (Before(entry) is { } before)
        {
            if (entry.IsSameAs(before)) entry.Become(UsageOutcome.Duplicate);
            else entry.Become(UsageOutcome.Conflict, UsageRefusals.OtherContent);
        }
        else if (IsTotal(new(profile, entry.Meter, entry.Hour.Day))) entry.Become(UsageOutcome.Refused, UsageRefusals.OtherSource);
        else Accept(entry, arrival);
    }

    private void Accept(UsageEntry entry, Arrival arrival)
    {
        var row = ids.LastRow + 1;
        Passed().Add(row, entry, arrival);
        ids.Add(entry.Hash, row);
        counters.Add(entry);
        entry.Become(UsageOutcome.Accepted);
    }

    // Of several that share the hash at most one has the id.
    private StoredUsage? Before(UsageEntry entry)
    {
        foreach (var row in ids.Find(entry.Hash, statements.Ids))
            if (statements.Stored(row) is { } stored && string.Equals(stored.EventId, entry.EventId, StringComparison.Ordinal))
                return stored.Usage;
        return null;
    }

    private long? Customer(string name)
    {
        if (customers.TryGetValue(name, out var known)) return known;
        if (statements.Customer(name) is not { } found) return null;
        return customers[name] = found;
    }

    private bool IsTotal(DayKey day)
    {
        if (totals.TryGetValue(day, out var known)) return known;
        return totals[day] = statements.IsTotal(day);
    }

    private SqliteStatements Passed()
    {
        wire.Pass();
        return statements;
    }
}

/// <summary>Finds events by the sender's id, in the transaction under way.</summary>
internal interface IFindEvents
{
    /// <param name="older">Also those from before the window of <see cref="EventIds.Window"/>.</param>
    /// <returns>The row; none when there is none.</returns>
    Task<IReadOnlyList<long>> FindAsync(string eventId, bool older, CancellationToken ct);

    /// <summary>A deed wrote to the books beside the journal's own statements.</summary>
    void Wrote();
}
