using System.Text;
using BillingPortal.Sandbox.Wire;

namespace BillingPortal.Sandbox.Store;

/// <summary>Which objects of a type, newest first.</summary>
internal sealed record Page(string Type, IReadOnlyList<(string Field, string[] Values)> Where, JsonNode? Created, long? After, long? Before, int Limit);

internal sealed partial class Books
{
    /// <summary>A page, and whether there are more in its direction.</summary>
    public (IReadOnlyList<JsonObject> Things, bool HasMore) List(Page page)
    {
        var sql = new StringBuilder("select json from objects where type = $0");
        var values = new List<object?> { page.Type };
        foreach (var (field, wanted) in page.Where) Filter(sql, values, field, wanted);
        Between(sql, values, page.Created);
        var backwards = page.Before is not null;
        if (page.After is { } after) sql.Append(" and seq < ").Append(Next(values, after));
        if (page.Before is { } before) sql.Append(" and seq > ").Append(Next(values, before));
        sql.Append(backwards ? " order by seq asc limit " : " order by seq desc limit ").Append(Next(values, page.Limit + 1));
        var found = Rows(r => Json.Read(r.GetString(0)), sql.ToString(), [.. values]);
        var things = found.Take(page.Limit);
        return ([.. backwards ? things.Reverse() : things], found.Count > page.Limit);
    }

    private static void Filter(StringBuilder sql, List<object?> values, string field, string[] wanted) =>
        sql.Append(" and seq in (select seq from keys where type = $0 and field = ").Append(Next(values, field))
            .Append(" and value in (").AppendJoin(", ", wanted.Select(w => Next(values, w))).Append("))");

    private static void Between(StringBuilder sql, List<object?> values, JsonNode? created)
    {
        if (created is JsonValue at) sql.Append(" and created = ").Append(Next(values, at.GetValue<long>()));
        foreach (var (bound, value) in created as JsonObject ?? [])
            sql.Append(" and created ").Append(Sign(bound)).Append(' ').Append(Next(values, value!.GetValue<long>()));
    }

    private static string Sign(string bound) => bound switch { "gt" => ">", "gte" => ">=", "lt" => "<", _ => "<=" };

    private static string Next(List<object?> values, object value)
    {
        values.Add(value);
        return $"${values.Count - 1}";
    }
}
