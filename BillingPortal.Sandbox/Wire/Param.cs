using System.Globalization;

namespace BillingPortal.Sandbox.Wire;

/// <summary>One parameter that a route allows: its type, whether it must be there, whether an empty string unsets it.</summary>
internal sealed record Param(string Name, string Type, bool IsRequired, bool CanBeUnset, bool IsMany, Shape? Inner)
{
    private const int LongestValue = 500;
    private const int LongestKey = 40;
    private const int MostKeys = 50;

    public JsonNode? Read(JsonNode value, string path) => (value, Type) switch
    {
        (JsonValue text, _) when text.GetValue<string>().Length == 0 => Unset(path),
        (JsonObject many, _) when IsMany => new JsonArray([.. many.Select(item => One(item.Value!, $"{path}[{item.Key}]"))]),
        _ when IsMany => throw StripeFault.BadParameter("Invalid array", path),
        _ => One(value, path),
    };

    private JsonNode One(JsonNode value, string path) => (value, Type) switch
    {
        (JsonObject inner, "hash") => Inner!.Read(inner, path),
        (JsonObject map, "map") => Map(map, path),
        (JsonObject range, "range") => Inner!.Read(range, path),
        (_, "any") => value.DeepClone(),
        (JsonObject, _) => throw StripeFault.BadParameter($"Invalid string: {value.ToJsonString()}", path),
        (_, "hash" or "map") => throw StripeFault.BadParameter("Invalid hash", path),
        (_, "int" or "range") => Whole(value.GetValue<string>(), path),
        (_, "bool") => Truth(value.GetValue<string>(), path),
        (_, "text" or "id") => value.DeepClone(),
        _ => Choice(value.GetValue<string>(), path),
    };

    // Metadata lets single keys be unset; all other hashes do that inside.
    private JsonNode? Unset(string path) => Type switch
    {
        "text" or "any" => null,
        _ when CanBeUnset => null,
        _ => throw StripeFault.BadParameter(
            $"You passed an empty string for '{path}'. We assume empty values are an attempt to unset a parameter; however '{path}' cannot be unset. You should remove '{path}' from your request or supply a non-empty value.",
            path, "parameter_invalid_empty"),
    };

    private static JsonValue Whole(string text, string path) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? JsonValue.Create(number)
            : throw StripeFault.BadParameter($"Invalid integer: {text}", path, "parameter_invalid_integer");

    private static JsonValue Truth(string text, string path) => text switch
    {
        "true" => JsonValue.Create(true),
        "false" => JsonValue.Create(false),
        _ => throw StripeFault.BadParameter($"Invalid boolean: {text}", path),
    };

    private JsonValue Choice(string text, string path)
    {
        var allowed = Type.Split('|');
        if (allowed.Contains(text, StringComparer.Ordinal)) return JsonValue.Create(text);
        var list = allowed.Length == 1 ? allowed[0] : $"one of {string.Join(", ", allowed[..^1])}, or {allowed[^1]}";
        throw StripeFault.BadParameter($"Invalid {path}: must be {list}", path);
    }

    private static JsonObject Map(JsonObject map, string path)
    {
        if (map.Count > MostKeys) throw StripeFault.BadParameter($"You can have up to {MostKeys} metadata keys, but you passed in {map.Count}.", path);
        foreach (var (key, value) in map)
        {
            if (value is not JsonValue text) throw StripeFault.BadParameter($"Metadata values must be strings, but for key '{key}' you passed in a hash.", $"{path}[{key}]");
            if (key.Length > LongestKey) throw StripeFault.BadParameter($"Metadata keys can have up to {LongestKey} characters, but you passed in a key that is {key.Length} characters.", path);
            if (text.GetValue<string>() is { Length: > LongestValue } longText)
                throw StripeFault.BadParameter($"Metadata values can have up to {LongestValue} characters, but you passed in a value that is {longText.Length} characters.", $"{path}[{key}]");
        }
        return (JsonObject)map.DeepClone();
    }
}
