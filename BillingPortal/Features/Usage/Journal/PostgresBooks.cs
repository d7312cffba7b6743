using BillingPortal.Features.Entitlements.Contracts;
using BillingPortal.Features.Usage.Contracts;
using Npgsql;

namespace BillingPortal.Features.Usage.Journal;

/// <summary>Decides over the events of one transaction in memory, and writes what was accepted in one batch of statements, which is the transaction.</summary>
internal sealed class PostgresBooks(IReadOnlyDictionary<string, long> customers, PostgresStored stored)
{
    private readonly Dictionary<string, UsageEntry> taken = new(StringComparer.Ordinal);
    private readonly List<(UsageEntry Entry, BatchWork Batch)> accepted = [];
    private readonly UsageCounters counters = new();
    private readonly RefusalCounts refusals = new();

    public void Decide(BatchWork batch)
    {
        foreach (var entry in batch.Entries) Decide(entry);
        var mine = batch.Entries.Where(e => e.Outcome == UsageOutcome.Accepted).ToArray();
        if (batch.TakeBack())
            foreach (var entry in mine) taken.Remove(entry.EventId!);
        else
            foreach (var entry in mine) Accept(entry, batch);
        refusals.Add(batch);
    }

    public async Task<IReadOnlyList<UsedMore>> WriteAsync(NpgsqlConnection connection, HoursOfZone hours, DateTime now, CancellationToken ct)
    {
        await using var batch = new NpgsqlBatch(connection);
        var statements = new PostgresStatements(batch);
        if (accepted.Count > 0)
        {
            statements.AddMonths(counters);
            statements.CheckCustomers(accepted.Select(a => a.Entry));
            statements.AddDays(counters);
            statements.AddHours(counters);
            statements.AddEvents(accepted);
        }
        foreach (var (key, code, refused) in refusals.All) statements.AddRefusal(hours.Of(now).Day, now, key, code, refused);
        if (batch.BatchCommands.Count == 0) return [];
        await using var reader = await batch.ExecuteReaderAsync(ct);
        var news = accepted.Count > 0 ? await NewsAsync(reader, ct) : [];
        while (await reader.NextResultAsync(ct))
        {
            // A statement that fails says so only when one comes to it.
        }
        return news;
    }

    private void Decide(UsageEntry entry)
    {
        entry.ProfileId = null;
        if (entry.Fault is { } fault) entry.Become(UsageOutcome.Refused, fault);
        else if (!customers.TryGetValue(entry.Customer, out var profile)) entry.Become(UsageOutcome.Refused, UsageRefusals.CustomerUnknown);
        else Decide(entry, profile);
    }

    private void Decide(UsageEntry entry, long profile)
    {
        entry.ProfileId = profile;
        if ((taken.GetValueOrDefault(entry.EventId!)?.Stored ?? stored.Events.GetValueOrDefault(entry.EventId!)) is { } before)
        {
            if (entry.IsSameAs(before)) entry.Become(UsageOutcome.Duplicate);
            else entry.Become(UsageOutcome.Conflict, UsageRefusals.OtherContent);
        }
        else if (stored.Totals.Contains(new(profile, entry.Meter, entry.Hour.Day))) entry.Become(UsageOutcome.Refused, UsageRefusals.OtherSource);
        else
        {
            entry.Become(UsageOutcome.Accepted);
            taken.Add(entry.EventId!, entry);
        }
    }

    private void Accept(UsageEntry entry, BatchWork batch)
    {
        accepted.Add((entry, batch));
        counters.Add(entry);
    }

    private async Task<IReadOnlyList<UsedMore>> NewsAsync(NpgsqlDataReader reader, CancellationToken ct)
    {
        var events = counters.Months.ToDictionary(m => m.Key, m => m.Events);
        var news = new List<UsedMore>(events.Count);
        while (await reader.ReadAsync(ct))
        {
            var key = new DayKey(reader.GetInt64(0), reader.GetString(1), await reader.GetFieldValueAsync<DateOnly>(2, ct));
            news.Add(new(key.ProfileId, key.Meter, key.Day, reader.GetInt64(3), reader.GetInt64(4), events[key]));
        }
        return news;
    }
}
