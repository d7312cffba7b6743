using BillingPortal.Features.Catalog.Contracts;
using System.Text.Json;
using BillingPortal.Core;
using BillingPortal.Platform.Data.Model.Catalog;

namespace BillingPortal.Features.Catalog;

/// <summary>A tier of a file, as it was written.</summary>
/// <param name="Label">Its name, or its place where it has none.</param>
internal sealed record TypedFileTier(string Label, TypedTier Typed, bool IsDefault, bool IsArchived);

/// <summary>
/// Reads the JSON of a catalogue: {"currency":"USD","tiers":[…]}, or the tiers alone. Figures are numbers or strings; either way their digits are read as they stand.
/// </summary>
internal static class ReadCatalogueJson
{
    private const int MostTiers = 200;
    private const string Wrong = "field_invalid";

    private static readonly string[] Fields =
        ["name", "from", "included", "base", "yearly", "unitPrice", "hardLimit", "trialDays", "needsCard", "cardFirst", "invoicedBy", "isDefault", "archived", "features"];

    public static IReadOnlyList<TypedFileTier> Of(string text, Currency currency, List<Refusal> faults)
    {
        try
        {
            using var file = JsonDocument.Parse(text, new() { MaxDepth = 8, AllowDuplicateProperties = false });
            return Tiers(file.RootElement, currency, faults);
        }
        catch (JsonException broken)
        {
            faults.Add(new("file_invalid", $"This is no JSON{(broken.LineNumber is { } line ? $": look at line {line + 1}" : "")}. {broken.Message.Split(" LineNumber:")[0]}"));
            return [];
        }
    }

    private static IReadOnlyList<TypedFileTier> Tiers(JsonElement root, Currency currency, List<Refusal> faults)
    {
        var tiers = root;
        if (root.ValueKind == JsonValueKind.Object)
        {
            foreach (var other in root.EnumerateObject().Where(p => p.Name is not ("currency" or "tiers"))) faults.Add(new(Wrong, "This field is not known. Known are: currency, tiers.", other.Name));
            if (root.TryGetProperty("currency", out var code) && !(code.ValueKind == JsonValueKind.String && Currency.Find(code.GetString()) == currency))
                faults.Add(new("currency_invalid", $"This installation has {currency} for ever; the file has another currency. Its amounts would mean something else.", "currency"));
            if (!root.TryGetProperty("tiers", out tiers)) tiers = default;
        }
        if (tiers.ValueKind == JsonValueKind.Array && tiers.GetArrayLength() is > 0 and <= MostTiers) return [.. tiers.EnumerateArray().Select((t, at) => Tier(t, at, faults)).OfType<TypedFileTier>()];
        faults.Add(new("tiers_invalid", $"A catalogue is a list of 1 to {MostTiers} tiers, in order: {{\"tiers\": [ … ]}}.", "tiers"));
        return [];
    }

    private static TypedFileTier? Tier(JsonElement tier, int at, List<Refusal> faults)
    {
        var label = $"Tier {at + 1}";
        if (tier.ValueKind != JsonValueKind.Object)
        {
            faults.Add(new(Wrong, "A tier is an object: {\"name\": …}.", label + "/"));
            return null;
        }
        if (tier.TryGetProperty("name", out var name) && name.ValueKind == JsonValueKind.String && !string.IsNullOrWhiteSpace(name.GetString())) label = name.GetString()!.Trim();
        foreach (var other in tier.EnumerateObject().Where(p => !Fields.Contains(p.Name, StringComparer.Ordinal))) faults.Add(new(Wrong, $"This field is not known. Known are: {string.Join(", ", Fields)}.", $"{label}/{other.Name}"));
        var read = new FieldsOf(tier, label, faults);
        return new(label, Typed(read), read.Flag("isDefault", usual: false), read.Flag("archived", usual: false));
    }

    private static TypedTier Typed(FieldsOf read)
    {
        var (basis, price) = (read.Figure("base"), read.Figure("unitPrice"));
        return new()
        {
            Name = read.Text("name").Trim(),
            Base = basis,
            Yearly = read.Figure("yearly"),
            Included = read.Figure("included"),
            From = read.Has("from") ? read.Figure("from") : "0",
            UnitPrice = price,
            HardLimit = read.Flag("hardLimit", usual: false),
            TrialDays = read.Figure("trialDays"),
            NeedsCard = read.Flag("needsCard", usual: ExactNumber.Find(basis) is not 0m || price.Length > 0),
            CardFirst = read.Flag("cardFirst", usual: false),
            InvoicedBy = read.Invoicer("invoicedBy"),
            Features = read.Features("features"),
        };
    }

    /// <summary>The fields of one tier; what is null is as if it were left out.</summary>
    private sealed class FieldsOf(JsonElement tier, string label, List<Refusal> faults)
    {
        public bool Has(string field) => tier.TryGetProperty(field, out var value) && value.ValueKind != JsonValueKind.Null;

        public string Text(string field) => Read(field, JsonValueKind.String, "Write it as a text.")?.GetString() ?? "";

        public bool Flag(string field, bool usual) => !Has(field) ? usual : Of(field).ValueKind switch
        {
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            _ => Fault(field, "Write true or false.", usual),
        };

        public string Figure(string field) => !Has(field) ? "" : Of(field) switch
        {
            { ValueKind: JsonValueKind.Number } number => number.GetRawText(),
            { ValueKind: JsonValueKind.String } text => text.GetString()!,
            _ => Fault(field, "Write a number in digits.", ""),
        };

        public Invoicer Invoicer(string field) => !Has(field) ? Platform.Data.Model.Catalog.Invoicer.Portal
            : Enum.GetValues<Invoicer>().Cast<Invoicer?>().FirstOrDefault(i => i!.Value.ToString().Equals(Text(field), StringComparison.OrdinalIgnoreCase))
                ?? Fault(field, "Write \"portal\" or \"stripe\".", Platform.Data.Model.Catalog.Invoicer.Portal);

        public IReadOnlyList<TypedFeature> Features(string field)
        {
            if (Read(field, JsonValueKind.Object, "Write the features as an object: {\"storage_gb\": 100, \"sso\": true}.") is not { } features) return [];
            if (features.EnumerateObject().Any(f => f.Value.ValueKind is JsonValueKind.Object or JsonValueKind.Array)) return Fault<IReadOnlyList<TypedFeature>>(field, "The value of a feature is a number, a text, true or false.", []);
            return TypedFeature.Of(features.GetRawText());
        }

        private JsonElement Of(string field) => tier.GetProperty(field);

        private JsonElement? Read(string field, JsonValueKind kind, string otherwise) => !Has(field) ? null : Of(field).ValueKind == kind ? Of(field) : Fault<JsonElement?>(field, otherwise, null);

        private T Fault<T>(string field, string sentence, T instead)
        {
            if (!faults.Exists(f => f.Field == $"{label}/{field}")) faults.Add(new(Wrong, sentence, $"{label}/{field}"));
            return instead;
        }
    }
}
