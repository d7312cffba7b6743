using System.Text.Json;

namespace BillingPortal.Tests.Kit;

/// <summary>Compares JSON with a schema: missing fields, wrong types, nulls, values outside an enum; an expandable field is an id or an object.</summary>
internal sealed class AnswerFaults(JsonElement schemas)
{
    public IEnumerable<string> Of(JsonElement schema, JsonElement value, string at)
    {
        if (schema.TryGetProperty("$ref", out var name)) return Of(schemas.GetProperty(name.GetString()!.Split('/')[^1]), value, at);
        if (value.ValueKind == JsonValueKind.Null) return Says(schema, "nullable") ? [] : [$"{at}: is null."];
        if (schema.TryGetProperty("anyOf", out var choices)) return OneOf(choices, value, at);
        return schema.GetProperty("type").GetString() switch
        {
            "object" => Object(schema, value, at),
            "array" => Array(schema, value, at),
            var type => Leaf(schema, type!, value, at),
        };
    }

    private List<string> OneOf(JsonElement choices, JsonElement value, string at) =>
        choices.EnumerateArray().Select(c => Of(c, value, at).ToList()).MinBy(f => f.Count)!;

    private IEnumerable<string> Object(JsonElement schema, JsonElement value, string at)
    {
        var named = schema.TryGetProperty("properties", out var properties);
        var mapped = schema.TryGetProperty("additionalProperties", out var each) && each.ValueKind == JsonValueKind.Object;
        if (!named && !mapped) return []; // the spec's own depth ends here
        if (value.ValueKind != JsonValueKind.Object) return [$"{at}: wants an object, is {value.ValueKind}."];
        return Missing(schema, value, at).Concat(value.EnumerateObject().SelectMany(p =>
            named && properties.TryGetProperty(p.Name, out var known) ? Of(known, p.Value, Below(at, p.Name))
            : mapped ? Of(each, p.Value, Below(at, p.Name))
            : []));
    }

    private static IEnumerable<string> Missing(JsonElement schema, JsonElement value, string at) => schema.TryGetProperty("required", out var required)
        ? required.EnumerateArray().Select(r => r.GetString()!).Where(r => !value.TryGetProperty(r, out _)).Select(r => $"{Below(at, r)}: is missing.")
        : [];

    private IEnumerable<string> Array(JsonElement schema, JsonElement value, string at) => value.ValueKind == JsonValueKind.Array
        ? value.EnumerateArray().SelectMany((v, i) => Of(schema.GetProperty("items"), v, $"{at}[{i}]"))
        : [$"{at}: wants an array, is {value.ValueKind}."];

    private static IEnumerable<string> Leaf(JsonElement schema, string type, JsonElement value, string at)
    {
        var fits = type switch
        {
            "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
            "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _),
            "number" => value.ValueKind == JsonValueKind.Number,
            _ => value.ValueKind == JsonValueKind.String,
        };
        if (!fits) yield return $"{at}: wants {type}, is {value.ValueKind}.";
        else if (schema.TryGetProperty("enum", out var names) && !names.EnumerateArray().Any(n => n.ValueEquals(value.GetString()))) yield return $"{at}: '{value}' is none of its values.";
    }

    private static bool Says(JsonElement schema, string word) => schema.TryGetProperty(word, out var said) && said.ValueKind == JsonValueKind.True;

    private static string Below(string at, string name) => at is "" ? name : $"{at}.{name}";
}
