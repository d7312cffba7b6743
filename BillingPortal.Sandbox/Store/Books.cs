using BillingPortal.Sandbox.Wire;
using Microsoft.Data.Sqlite;

namespace BillingPortal.Sandbox.Store;

/// <summary>The store while it is one's turn.</summary>
internal sealed partial class Books(SqliteConnection connection)
{
    /// <summary>Fields by which lists are filtered. A resource that filters by another adds it here.</summary>
    private static readonly string[] Indexed = ["customer", "payment_intent", "charge", "setup_intent", "payment_method", "email", "type", "transfer_group", "allow_redisplay"];

    public JsonObject? Find(string type, string id) =>
        Text("select json from objects where id = $0 and type = $1", id, type) is { } json ? Json.Read(json) : null;

    public JsonObject? Find(string id) => Text("select json from objects where id = $0", id) is { } json ? Json.Read(json) : null;

    public void Insert(JsonObject thing)
    {
        Run("insert into objects(id, type, created, json) values($0, $1, $2, $3)", thing.Id(), thing.Text("object"), thing.Number("created"), Json.Stored(thing));
        Index(thing);
    }

    /// <summary>Under another type it is no longer in the lists of its own.</summary>
    public void Update(JsonObject thing, string? type = null)
    {
        Run("update objects set json = $1, type = coalesce($2, type) where id = $0", thing.Id(), Json.Stored(thing), type);
        Run("delete from keys where seq = (select seq from objects where id = $0)", thing.Id());
        if (type is null) Index(thing);
    }

    public long? Seq(string type, string id) => (long?)Scalar("select seq from objects where id = $0 and type = $1", id, type);

    public int Run(string sql, params ReadOnlySpan<object?> values)
    {
        using var command = Command(sql, values);
        return command.ExecuteNonQuery();
    }

    public object? Scalar(string sql, params ReadOnlySpan<object?> values)
    {
        using var command = Command(sql, values);
        return command.ExecuteScalar() is var value && value is DBNull ? null : value;
    }

    public string? Text(string sql, params ReadOnlySpan<object?> values) => (string?)Scalar(sql, values);

    public IReadOnlyList<T> Rows<T>(Func<SqliteDataReader, T> row, string sql, params ReadOnlySpan<object?> values)
    {
        using var command = Command(sql, values);
        using var reader = command.ExecuteReader();
        var rows = new List<T>();
        while (reader.Read()) rows.Add(row(reader));
        return rows;
    }

    private void Index(JsonObject thing)
    {
        foreach (var field in Indexed)
            if (thing[field] is JsonValue value && value.GetValueKind() == System.Text.Json.JsonValueKind.String)
                Run("insert or ignore into keys(type, field, value, seq) select type, $1, $2, seq from objects where id = $0", thing.Id(), field, (string)value!);
    }

    private SqliteCommand Command(string sql, ReadOnlySpan<object?> values)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        for (var i = 0; i < values.Length; i++) command.Parameters.AddWithValue($"${i}", values[i] ?? DBNull.Value);
        return command;
    }
}
