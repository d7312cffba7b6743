using Npgsql;

namespace BillingPortal.Features.Usage.Journal;

/// <summary>
/// The statements of one transaction on PostgreSQL. Rows come as columns of arrays. Months stand first and everything in one order,
/// so that two nodes with the same customers wait for each other and never crosswise.
/// </summary>
internal sealed class PostgresStatements(NpgsqlBatch batch)
{
    /// <summary>The first of them: it takes the lock against <see cref="HoldUsage"/> too, which saves a statement.</summary>
    public void AddMonths(UsageCounters counters)
    {
        var months = counters.Months.ToArray();
        Add("insert into usage_months (profile_id, meter, month, units, changes, judged) select p, m, d, u, c, 0 from unnest($1, $2, $3, $4, $5) as t(p, m, d, u, c), pg_advisory_xact_lock_shared($6) "
            + "on conflict (profile_id, meter, month) do update set units = usage_months.units + excluded.units, changes = usage_months.changes + excluded.changes returning profile_id, meter, month, units, changes",
            Column(months, m => m.Key.ProfileId), Column(months, m => m.Key.Meter), Column(months, m => m.Key.Day), Column(months, m => m.Events.Sum(e => e.Units)), Column(months, m => (long)m.Events.Count), One(HoldUsage.Lock));
    }

    /// <summary>Fails with a division by zero when one of them is not called so any more, or was erased.</summary>
    public void CheckCustomers(IEnumerable<UsageEntry> entries)
    {
        var names = entries.Select(e => (e.Customer, Id: e.ProfileId!.Value)).Distinct().ToArray();
        Add("select 1 / (case when count(*) = $3 then 1 else 0 end) from unnest($1, $2) as w(name, id) join billing_profiles p on p.id = w.id and p.erased_at is null and (p.public_id = w.name or p.reference = w.name)",
            Column(names, n => n.Customer), Column(names, n => n.Id), new NpgsqlParameter<long> { TypedValue = names.Length });
    }

    /// <summary>Fails with a division by zero when a day's usage is known by its total.</summary>
    public void AddDays(UsageCounters counters)
    {
        var days = counters.Days.ToArray();
        Add("insert into usage_days (profile_id, meter, day, source, units) select p, m, d, 'Events', u from unnest($1, $2, $3, $4) as t(p, m, d, u) "
            + "on conflict (profile_id, meter, day) do update set units = usage_days.units + excluded.units / (case when usage_days.source = 'Events' then 1 else 0 end)",
            Column(days, d => d.Key.ProfileId), Column(days, d => d.Key.Meter), Column(days, d => d.Key.Day), Column(days, d => d.Units));
    }

    public void AddHours(UsageCounters counters)
    {
        var hours = counters.Hours.ToArray();
        Add("insert into usage_hours (profile_id, meter, day, hour, units) select p, m, d, h, u from unnest($1, $2, $3, $4, $5) as t(p, m, d, h, u) "
            + "on conflict (profile_id, meter, day, hour) do update set units = usage_hours.units + excluded.units",
            Column(hours, h => h.Key.ProfileId), Column(hours, h => h.Key.Meter), Column(hours, h => h.Key.Hour.Day), Column(hours, h => h.Key.Hour.Hour), Column(hours, h => h.Units));
    }

    public void AddEvents(List<(UsageEntry Entry, BatchWork Batch)> accepted)
    {
        accepted.Sort((a, b) => string.CompareOrdinal(a.Entry.EventId, b.Entry.EventId));
        Add("insert into usage_events (profile_id, meter, event_id, units, at, at_given, received_at, source, api_key_id, properties) select * from unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
            Column(accepted, a => a.Entry.ProfileId!.Value), Column(accepted, a => a.Entry.Meter), Column(accepted, a => a.Entry.EventId!), Column(accepted, a => a.Entry.Units),
            Column(accepted, a => a.Entry.At), Column(accepted, a => a.Entry.AtGiven), Column(accepted, a => a.Batch.At), Column(accepted, a => a.Batch.Source.ToString()),
            Column(accepted, a => a.Batch.ApiKeyId), Column(accepted, a => a.Entry.Properties));
    }

    public void AddRefusal(DateOnly day, DateTime now, long key, string code, Refused refused) =>
        Add("insert into usage_refusals (day, api_key_id, code, count, last_at, last_event_id, last_reason) values ($1, $2, $3, $4, $5, $6, $7) on conflict (day, api_key_id, code) do update set "
            + "count = usage_refusals.count + excluded.count, last_at = excluded.last_at, last_event_id = excluded.last_event_id, last_reason = excluded.last_reason",
            One(day), One(key), One(code), One(refused.Count), One(now), One(refused.EventId), One(refused.Sentence));

    private static NpgsqlParameter<T> One<T>(T value) => new() { TypedValue = value };

    private static NpgsqlParameter<T[]> Column<TRow, T>(IReadOnlyList<TRow> rows, Func<TRow, T> value)
    {
        var column = new T[rows.Count];
        for (var i = 0; i < column.Length; i++) column[i] = value(rows[i]);
        return new() { TypedValue = column };
    }

    private void Add(string sql, params NpgsqlParameter[] values)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var value in values) command.Parameters.Add(value);
        batch.BatchCommands.Add(command);
    }
}
