using BillingPortal.Sandbox.Resources;
using BillingPortal.Sandbox.Wire;

namespace BillingPortal.Sandbox.Inspector;

/// <summary>Which requests are looked for; empty words mean any.</summary>
internal sealed record RequestFilter(string Path, string Method, bool OnlyFailed, long? Before);

/// <summary>What belongs to what, looked up for the pages.</summary>
internal sealed class Records(Turns turns)
{
    public const int PageSize = 50;

    public Task<IReadOnlyList<JsonObject>> RequestsAsync(RequestFilter filter, CancellationToken ct) => turns.ReadAsync(books => books.Rows(Line,
        "select seq, id, at, method, path, status, key, milliseconds from requests where seq < $0 and instr(path, $1) > 0 and ($2 = '' or method = $2) and ($3 = 0 or status >= 400) order by seq desc limit $4",
        filter.Before ?? long.MaxValue, filter.Path, filter.Method, filter.OnlyFailed ? 1 : 0, PageSize), ct);

    /// <summary>The last requests whose path or answer names it.</summary>
    public Task<IReadOnlyList<JsonObject>> RequestsAboutAsync(string id, CancellationToken ct) => turns.ReadAsync(books => books.Rows(Line,
        "select seq, id, at, method, path, status, key, milliseconds from requests where instr(path, $0) > 0 or instr(answer, $0) > 0 order by seq desc limit 10", id), ct);

    public Task<IReadOnlyList<JsonObject>> EventsAboutAsync(string id, CancellationToken ct) => turns.ReadAsync(books => books.Rows(r => Json.Read(r.GetString(0)),
        "select json from objects where type = 'event' and instr(json, $0) > 0 and json_extract(json, '$.data.object.id') = $0 order by seq desc limit 50", id), ct);

    /// <summary>How often each key called, as far as requests are remembered.</summary>
    public Task<IReadOnlyList<(string Key, long Count)>> KeysAsync(CancellationToken ct) =>
        turns.ReadAsync(books => books.Rows(r => (r.GetString(0), r.GetInt64(1)), "select key, count(*) from requests group by key order by count(*) desc"), ct);

    public Task<IReadOnlyList<(string State, long Count)>> DeliveryStatesAsync(CancellationToken ct) =>
        turns.ReadAsync(books => books.Rows(r => (r.GetString(0), r.GetInt64(1)), "select state, count(*) from deliveries group by state order by state"), ct);

    private static JsonObject Line(Microsoft.Data.Sqlite.SqliteDataReader row) => new()
    {
        ["seq"] = row.GetInt64(0),
        ["id"] = row.GetString(1),
        ["at"] = row.GetString(2),
        ["method"] = row.GetString(3),
        ["path"] = row.GetString(4),
        ["status"] = row.GetInt64(5),
        ["key"] = row.GetString(6),
        ["milliseconds"] = row.GetInt64(7),
    };
}
