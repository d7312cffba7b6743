using BillingPortal.Sandbox.Resources;
using BillingPortal.Sandbox.Store;
using BillingPortal.Sandbox.Webhooks;
using BillingPortal.Sandbox.Wire;

namespace BillingPortal.Sandbox;

/// <summary>Everything there is to look at, newest first; <c>before</c> is the <c>seq</c> of the last one seen.</summary>
internal sealed class SandboxView(Turns turns)
{
    private const string RequestColumns = "select seq, id, at, method, path, sent, status, answer, key, idempotency, milliseconds from requests";
    private const string DeliveryColumns = "select d.seq, d.id, d.event, d.endpoint, d.type, d.state, d.attempts, d.first, d.due, d.status, d.note, d.finished from deliveries d";

    /// <summary>The types of which there are objects, with their number.</summary>
    public Task<IReadOnlyList<(string Type, long Count)>> TypesAsync(CancellationToken ct = default) =>
        turns.ReadAsync(books => books.Rows(r => (r.GetString(0), r.GetInt64(1)), "select type, count(*) from objects group by type order by type"), ct);

    public Task<IReadOnlyList<(long Seq, JsonObject Thing)>> ObjectsAsync(string type, int limit = 50, long? before = null, CancellationToken ct = default) =>
        turns.ReadAsync(books => books.Rows(r => (r.GetInt64(0), Json.Public(Json.Read(r.GetString(1)))),
            "select seq, json from objects where type = $0 and seq < $1 order by seq desc limit $2", type, before ?? long.MaxValue, limit), ct);

    /// <summary>Any object by its id.</summary>
    public Task<JsonObject?> FindAsync(string id, CancellationToken ct = default) =>
        turns.ReadAsync(books => books.Find(id) is { } found ? Json.Public(found) : null, ct);

    public Task<IReadOnlyList<JsonObject>> RequestsAsync(int limit = 50, long? before = null, CancellationToken ct = default) =>
        turns.ReadAsync(books => books.Rows(Request, RequestColumns + " where seq < $0 order by seq desc limit $1", before ?? long.MaxValue, limit), ct);

    public Task<JsonObject?> RequestAsync(string id, CancellationToken ct = default) =>
        turns.ReadAsync(books => books.Rows(Request, RequestColumns + " where id = $0", id) is [var found] ? found : null, ct);

    /// <summary>All, or those of one event.</summary>
    public Task<IReadOnlyList<JsonObject>> DeliveriesAsync(int limit = 50, long? before = null, string? happened = null, CancellationToken ct = default) =>
        turns.ReadAsync(books => books.Rows(Delivery, DeliveryColumns + " where d.seq < $0 and ($2 is null or d.event = $2) order by d.seq desc limit $1", before ?? long.MaxValue, limit, happened), ct);

    private static JsonObject Request(Microsoft.Data.Sqlite.SqliteDataReader row) => new()
    {
        ["seq"] = row.GetInt64(0),
        ["id"] = row.GetString(1),
        ["at"] = row.GetString(2),
        ["method"] = row.GetString(3),
        ["path"] = row.GetString(4),
        ["sent"] = row.GetString(5),
        ["status"] = row.GetInt32(6),
        ["answer"] = row.GetString(7),
        ["key"] = row.GetString(8),
        ["idempotencyKey"] = row.IsDBNull(9) ? null : row.GetString(9),
        ["milliseconds"] = row.GetInt64(10),
    };

    private static JsonObject Delivery(Microsoft.Data.Sqlite.SqliteDataReader row) => new()
    {
        ["seq"] = row.GetInt64(0),
        ["id"] = row.GetString(1),
        ["event"] = row.GetString(2),
        ["endpoint"] = row.GetString(3),
        ["type"] = row.GetString(4),
        ["state"] = row.GetString(5),
        ["attempts"] = row.GetInt32(6),
        ["first"] = Instant(row.GetInt64(7)),
        ["due"] = Instant(row.GetInt64(8)),
        ["status"] = row.IsDBNull(9) ? null : row.GetInt32(9),
        ["note"] = row.IsDBNull(10) ? null : row.GetString(10),
        ["finished"] = row.IsDBNull(11) ? null : Instant(row.GetInt64(11)),
    };

    private static string Instant(long milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds).UtcDateTime.ToString("O", System.Globalization.CultureInfo.InvariantCulture);
}
