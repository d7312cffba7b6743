using System.Globalization;
using System.Text.Json;

namespace BillingPortal.Tests.Kit;

/// <summary>Compares a form with the parameters of an operation: unknown, missing, of the wrong type.</summary>
internal static class FormFaults
{
    public static IEnumerable<string> Of(JsonElement operation, FormNode form)
    {
        var query = operation.GetProperty("parameters").EnumerateArray().Where(p => p.GetProperty("in").ValueEquals("query")).ToList();
        var body = Body(operation);
        var known = query.Select(p => (Name: p.GetProperty("name").GetString()!, Schema: p.GetProperty("schema")))
            .Concat(Properties(body).Select(p => (p.Name, Schema: p.Value))).GroupBy(p => p.Name, StringComparer.Ordinal).ToDictionary(p => p.Key, p => p.First().Schema, StringComparer.Ordinal);
        var wanted = query.Where(p => p.TryGetProperty("required", out var r) && r.GetBoolean()).Select(p => p.GetProperty("name").GetString()!).Concat(Required(body));
        return Children(form, known, wanted, "");
    }

    private static IEnumerable<string> Of(JsonElement schema, FormNode node, string at)
    {
        if (schema.TryGetProperty("anyOf", out var choices)) return Best(choices.EnumerateArray().Select(c => Of(c, node, at).ToList()));
        return schema.GetProperty("type").GetString() switch
        {
            "object" => Object(schema, node, at),
            "array" => Array(schema, node, at),
            _ => node.Value is { } value ? Leaf(schema, value, at) : [$"{at}: wants a value, has {string.Join(", ", node.Children.Keys)} below it."],
        };
    }

    private static IEnumerable<string> Object(JsonElement schema, FormNode node, string at)
    {
        var more = schema.TryGetProperty("additionalProperties", out var other) ? other : default;
        var named = schema.TryGetProperty("properties", out _);
        if (!named && more.ValueKind == JsonValueKind.Undefined) return []; // the spec's own depth ends here
        if (node.Value is not null) return [$"{at}: wants an object, is '{node.Value}'."];
        if (!named && more.ValueKind == JsonValueKind.Object) return node.Children.SelectMany(c => Of(more, c.Value, $"{at}[{c.Key}]"));
        return Children(node, Properties(schema).ToDictionary(p => p.Name, p => p.Value, StringComparer.Ordinal), Required(schema), at);
    }

    private static IEnumerable<string> Children(FormNode node, Dictionary<string, JsonElement> known, IEnumerable<string> wanted, string at) =>
        node.Children.SelectMany(c => known.TryGetValue(c.Key, out var schema) ? Of(schema, c.Value, Below(at, c.Key)) : [$"{Below(at, c.Key)}: is unknown."])
            .Concat(wanted.Where(w => !node.Children.ContainsKey(w)).Select(w => $"{Below(at, w)}: is missing."));

    private static IEnumerable<string> Array(JsonElement schema, FormNode node, string at)
    {
        if (node.Value is not null) return [$"{at}: wants an array, is '{node.Value}'."];
        return node.Children.SelectMany((c, i) => c.Key == i.ToString(CultureInfo.InvariantCulture) ? Of(schema.GetProperty("items"), c.Value, $"{at}[{i}]") : [$"{at}[{c.Key}]: wants the index {i}."]);
    }

    private static IEnumerable<string> Leaf(JsonElement schema, string value, string at)
    {
        var type = schema.GetProperty("type").GetString();
        var fits = type switch
        {
            "boolean" => value is "true" or "false",
            "integer" => long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _),
            "number" => decimal.TryParse(value, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _),
            _ => true,
        };
        if (!fits) yield return $"{at}: wants {type}, is '{value}'.";
        if (schema.TryGetProperty("enum", out var names) && !names.EnumerateArray().Any(n => n.ValueEquals(value))) yield return $"{at}: '{value}' is none of its values.";
    }

    private static IEnumerable<string> Best(IEnumerable<List<string>> faults) => faults.MinBy(f => f.Count)!;

    private static JsonElement Body(JsonElement operation) => operation.TryGetProperty("requestBody", out var body)
        ? body.GetProperty("content").GetProperty("application/x-www-form-urlencoded").GetProperty("schema")
        : default;

    private static IEnumerable<JsonProperty> Properties(JsonElement schema) =>
        schema.ValueKind == JsonValueKind.Object && schema.TryGetProperty("properties", out var all) ? all.EnumerateObject() : [];

    private static IEnumerable<string> Required(JsonElement schema) =>
        schema.ValueKind == JsonValueKind.Object && schema.TryGetProperty("required", out var all) ? all.EnumerateArray().Select(n => n.GetString()!) : [];

    private static string Below(string at, string name) => at is "" ? name : $"{at}[{name}]";
}
