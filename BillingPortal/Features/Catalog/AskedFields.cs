using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using BillingPortal.Core;

namespace BillingPortal.Features.Catalog;

/// <summary>Reads the fields of an object one by one, and keeps a sentence for each that cannot be taken. A field that is null was left out.</summary>
/// <param name="of">The object.</param>
/// <param name="faults">Where the sentences go.</param>
/// <param name="within">What stands before the names of its fields: "change.".</param>
internal sealed class AskedFields(JsonObject of, List<Refusal> faults, string within = "")
{
    public const string Wrong = "field_invalid";

    public bool Has(string field) => of[field] is not null;

    /// <summary>It is there, and null: said on purpose.</summary>
    public bool IsNull(string field) => of.ContainsKey(field) && of[field] is null;

    public JsonNode? this[string field] => of[field];

    public string Named(string field) => within + field;

    public void Refuse(string field, string sentence) => faults.Add(new(Wrong, sentence, Named(field)));

    /// <summary>Names every field that is none of these.</summary>
    public AskedFields Only(params string[] known)
    {
        foreach (var name in of.Select(f => f.Key).Where(f => !known.Contains(f, StringComparer.Ordinal)))
            Refuse(name, $"This field is not known. Known are: {string.Join(", ", known)}.");
        return this;
    }

    public long? Whole(string field, string what)
    {
        if (of[field] is JsonValue value && value.GetValueKind() == JsonValueKind.Number && value.TryGetValue(out long whole) && whole >= 0) return whole;
        return Refused<long?>(field, $"Write {what} as a whole number, 0 or more.");
    }

    public string? Text(string field, string sentence) => TextOf(of[field]) is { } text && !string.IsNullOrWhiteSpace(text) ? text : Refused<string?>(field, sentence);

    public bool Flag(string field, bool otherwise)
    {
        if (of[field] is not { } node) return otherwise;
        return node.GetValueKind() is JsonValueKind.True or JsonValueKind.False ? node.GetValueKind() == JsonValueKind.True : Refused<bool>(field, "Write true or false.");
    }

    public DateOnly? Day(string field) => DateOnly.TryParseExact(TextOf(of[field]), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
        ? day
        : Refused<DateOnly?>(field, "Write a day as text, such as 2027-06-09.");

    /// <summary>The object that stands in a field; null when it is none.</summary>
    public AskedFields? Object(string field) => of[field] is JsonObject inner ? new(inner, faults, Named(field) + ".") : null;

    public static string? TextOf(JsonNode? node) => node?.GetValueKind() == JsonValueKind.String ? node.GetValue<string>() : null;

    private T? Refused<T>(string field, string sentence)
    {
        Refuse(field, sentence);
        return default;
    }
}
