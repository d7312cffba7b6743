using BillingPortal.Features.Catalog.Contracts;
using System.Text.Json;
using System.Text.Json.Nodes;
using BillingPortal.Core;

namespace BillingPortal.Features.Catalog;

/// <summary>A row of the features: "storage_gb" and "100", "support" and "by phone", "sso" and "yes".</summary>
public sealed record TypedFeature(string Name, string Value)
{
    public const int Most = 50;
    private const int LongestName = 60;
    private const int LongestValue = 120;
    private const string Yes = "yes";
    private const string No = "no";
    private const string Field = "features";

    /// <summary>The rows of a version's features, in their order.</summary>
    public static IReadOnlyList<TypedFeature> Of(string json)
    {
        using var features = JsonDocument.Parse(json);
        return [.. features.RootElement.EnumerateObject().Select(f => new TypedFeature(f.Name, ValueOf(f.Value)))];
    }

    /// <summary>What is stored: numbers as they were written, "yes" and "no" as what they mean, everything else as text. Rows without name and value are left out.</summary>
    public static string Json(IEnumerable<TypedFeature> rows)
    {
        var features = new JsonObject();
        foreach (var row in rows.Where(r => !r.IsEmpty)) features[row.Name.Trim()] = row.Node();
        return features.ToJsonString();
    }

    public static IEnumerable<Refusal> Faults(IReadOnlyList<TypedFeature> rows)
    {
        var said = rows.Where(r => !r.IsEmpty).ToArray();
        if (said.Length > Most) yield return new("features_many", $"A tier has at most {Most} features.", Field);
        foreach (var row in said)
        {
            if (row.Name.Trim().Length is 0 or > LongestName) yield return new("feature_name_invalid", $"Give each feature a name of at most {LongestName} letters, such as storage_gb.", Field);
            if (row.Value.Trim().Length is 0 or > LongestValue) yield return new("feature_value_invalid", $"Say of {(row.Name.Length > 0 ? row.Name : "each feature")} how much or what, in at most {LongestValue} letters: 100, by phone, or yes.", Field);
        }
        foreach (var twice in said.GroupBy(r => r.Name.Trim(), StringComparer.OrdinalIgnoreCase).Where(g => g.Count() > 1))
            yield return new("feature_twice", $"The feature {twice.Key} stands there twice. Keep one.", Field);
    }

    private bool IsEmpty => string.IsNullOrWhiteSpace(Name) && string.IsNullOrWhiteSpace(Value);

    private JsonNode? Node() => Value.Trim() switch
    {
        var text when text.Equals(Yes, StringComparison.OrdinalIgnoreCase) => JsonValue.Create(true),
        var text when text.Equals(No, StringComparison.OrdinalIgnoreCase) => JsonValue.Create(false),
        var text when ExactNumber.Find(text) is { } number => JsonValue.Create(number),
        var text => JsonValue.Create(text),
    };

    private static string ValueOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.True => Yes,
        JsonValueKind.False or JsonValueKind.Null => No,
        JsonValueKind.String => value.GetString()!,
        _ => value.GetRawText(),
    };
}
