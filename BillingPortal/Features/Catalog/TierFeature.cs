using System.Text.Json;

namespace BillingPortal.Features.Catalog;

/// <summary>What a tier gives besides units: "Storage" 100 "GB", "Parallel downloads" 3, "Support" "by phone", or a name alone.</summary>
public sealed record TierFeature(string Name, decimal? Number, string? Text)
{
    private static readonly string[] Units = ["kb", "mb", "gb", "tb"];

    /// <summary>Reads a version's features, {"storage_gb":100,"sso":true}, in their order. What is false or null is not given.</summary>
    public static IReadOnlyList<TierFeature> Read(string json)
    {
        using var features = JsonDocument.Parse(json);
        return [.. features.RootElement.EnumerateObject().Select(Of).OfType<TierFeature>()];
    }

    private static TierFeature? Of(JsonProperty feature)
    {
        var words = feature.Name.Split('_', StringSplitOptions.RemoveEmptyEntries);
        var unit = words.Length > 1 && feature.Value.ValueKind == JsonValueKind.Number ? Array.Find(Units, u => u == words[^1]) : null;
        var name = Sentence(unit is null ? words : words[..^1]);
        return feature.Value.ValueKind switch
        {
            JsonValueKind.Number => new(name, feature.Value.GetDecimal(), unit?.ToUpperInvariant()),
            JsonValueKind.String => new(name, null, feature.Value.GetString()),
            JsonValueKind.True => new(name, null, null),
            _ => null,
        };
    }

    private static string Sentence(string[] words) => string.Join(' ', words) is { Length: > 0 } text ? char.ToUpperInvariant(text[0]) + text[1..] : "";
}
