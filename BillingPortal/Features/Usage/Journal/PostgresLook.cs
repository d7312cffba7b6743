using Npgsql;

namespace BillingPortal.Features.Usage.Journal;

/// <summary>What stands in the books already of what is to be written.</summary>
internal sealed class PostgresLook(NpgsqlConnection connection) : IFindEvents
{
    /// <summary>Adds those that are not known yet.</summary>
    public async Task CustomersAsync(Dictionary<string, long> known, IReadOnlyList<BatchWork> batches, CancellationToken ct)
    {
        string[] names = [.. batches.SelectMany(b => b.Entries).Where(e => e.Fault is null && !known.ContainsKey(e.Customer)).Select(e => e.Customer).Distinct(StringComparer.Ordinal)];
        if (names.Length == 0) return;
        await using var command = new NpgsqlCommand("select w.name, p.id from unnest($1) as w(name) join billing_profiles p on p.public_id = w.name or p.reference = w.name where p.erased_at is null", connection);
        command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = names });
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct)) known.TryAdd(reader.GetString(0), reader.GetInt64(1));
    }

    public async Task<PostgresStored> StoredAsync(IReadOnlyList<BatchWork> batches, IReadOnlyDictionary<string, long> customers, CancellationToken ct)
    {
        var entries = batches.SelectMany(b => b.Entries).Where(e => e.Fault is null).ToArray();
        var stored = new PostgresStored();
        await EventsAsync(stored, [.. entries.Select(e => e.EventId!).Distinct(StringComparer.Ordinal)], ct);
        await TotalsAsync(stored, [.. entries.Select(e => customers.GetValueOrDefault(e.Customer)).Distinct()], [.. entries.Select(e => e.Hour.Day).Distinct()], ct);
        return stored;
    }

    public async Task<IReadOnlyList<long>> FindAsync(string eventId, bool older, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand("select id from usage_events where event_id = $1", connection);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = eventId });
        return await command.ExecuteScalarAsync(ct) is long row ? [row] : [];
    }

    public void Wrote()
    {
    }

    private async Task EventsAsync(PostgresStored stored, string[] ids, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand("select event_id, profile_id, meter, units, at, at_given, properties from usage_events where event_id = any($1)", connection);
        command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = ids });
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
            stored.Events[reader.GetString(0)] = new(reader.GetInt64(1), reader.GetString(2), reader.GetInt64(3), reader.GetDateTime(4), reader.GetBoolean(5), await reader.IsDBNullAsync(6, ct) ? null : reader.GetString(6));
    }

    private async Task TotalsAsync(PostgresStored stored, long[] profiles, DateOnly[] days, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand("select profile_id, meter, day from usage_days where profile_id = any($1) and day = any($2) and source = 'Total'", connection);
        command.Parameters.Add(new NpgsqlParameter<long[]> { TypedValue = profiles });
        command.Parameters.Add(new NpgsqlParameter<DateOnly[]> { TypedValue = days });
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct)) stored.Totals.Add(new(reader.GetInt64(0), reader.GetString(1), await reader.GetFieldValueAsync<DateOnly>(2, ct)));
    }
}

/// <summary>What was found when it was looked; empty while it was not.</summary>
internal sealed class PostgresStored
{
    public Dictionary<string, StoredUsage> Events { get; } = new(StringComparer.Ordinal);

    public HashSet<DayKey> Totals { get; } = [];
}
