using System.Text.Json;

namespace BillingPortal.Features.Operations;

/// <summary>One field of an entry, as it was and as it became; null where there was none.</summary>
public sealed record AuditChange(string Field, string? Before, string? After)
{
    /// <summary>What differs between the two sides, in the order of their fields.</summary>
    public static IReadOnlyList<AuditChange> Between(string? before, string? after)
    {
        var (left, right) = (Fields(before), Fields(after));
        return [.. left.Keys.Union(right.Keys, StringComparer.Ordinal)
            .Select(field => new AuditChange(field, left.GetValueOrDefault(field), right.GetValueOrDefault(field))).Where(c => c.Before != c.After)];
    }

    private static Dictionary<string, string?> Fields(string? json)
    {
        if (json is null) return [];
        using var document = JsonDocument.Parse(json);
        return document.RootElement.ValueKind == JsonValueKind.Object
            ? document.RootElement.EnumerateObject().ToDictionary(p => p.Name, p => Text(p.Value), StringComparer.Ordinal)
            : new(StringComparer.Ordinal) { ["value"] = Text(document.RootElement) };
    }

    private static string? Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.Array => string.Join(", ", value.EnumerateArray().Select(Text)),
        JsonValueKind.Object => value.GetRawText(),
        _ => value.ToString(),
    };
}
