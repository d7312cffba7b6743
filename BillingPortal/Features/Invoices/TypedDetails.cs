using BillingPortal.Core;
using BillingPortal.Features.Invoices.Documents;
using BillingPortal.Platform.Data.Model.Invoices;

namespace BillingPortal.Features.Invoices;

/// <summary>What somebody typed as their invoice details, as it stands in the fields.</summary>
internal sealed record TypedDetails(string Name, string Address, string PostalCode, string City, string Country, string TaxId, string PurchaseOrder)
{
    private const int MostLines = 4;

    public static TypedDetails Of(InvoiceDetailsRow? row) =>
        new(row?.Name ?? "", row?.Address ?? "", row?.PostalCode ?? "", row?.City ?? "", row?.Country ?? "", row?.TaxId ?? "", row?.PurchaseOrder ?? "");

    /// <summary>The same without blanks around it and empty lines; nothing is left out.</summary>
    public TypedDetails Cleaned() => new(Clean(Name), string.Join('\n', Address.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)),
        Clean(PostalCode), Clean(City), Clean(Country), Clean(TaxId), Clean(PurchaseOrder));

    /// <summary>A sentence for every field that cannot be so.</summary>
    public IReadOnlyList<Refusal> Faults() => [.. All().Select(f => FaultOf(f) is { } sentence ? new Refusal("field_invalid", sentence, f.Field) : null).OfType<Refusal>()];

    /// <summary>Which fields are others now, for people.</summary>
    public IEnumerable<string> ChangesFrom(TypedDetails before) => All().Zip(before.All()).Where(f => f.First.Value != f.Second.Value).Select(f => f.First.Words);

    private IEnumerable<DetailField> All()
    {
        yield return new("name", "name", Name, 200);
        yield return new("address", "address", Address, 500, MostLines);
        yield return new("postalCode", "postal code", PostalCode, 20);
        yield return new("city", "city", City, 100);
        yield return new("country", "country", Country, 2);
        yield return new("taxId", "tax ID", TaxId, 40);
        yield return new("purchaseOrder", "order number", PurchaseOrder, 80);
    }

    private static string? FaultOf(DetailField field) => field switch
    {
        { Value: "" } => null,
        { Field: "country" } => Countries.NameOf(field.Value) is null ? "Choose a country of the list." : null,
        _ when field.Value.Length > field.Longest => $"Write at most {field.Longest} characters.",
        _ when field.Value.Split('\n').Length > field.Lines => $"Write at most {field.Lines} lines.",
        _ when field.Value.Any(c => c != '\n' && char.IsControl(c)) => "There is a character in it that cannot be printed. Type it anew.",
        _ when Printable.FirstOutside(field.Value) is { } letter => Printable.Sentence(letter),
        { Field: "taxId" } when !field.Value.All(c => char.IsAsciiLetterOrDigit(c) || " .-/".Contains(c, StringComparison.Ordinal)) => "A tax ID is made of the letters A to Z, digits and . - /",
        _ => null,
    };

    private static string Clean(string text) => text.Trim();

    private sealed record DetailField(string Field, string Words, string Value, int Longest, int Lines = 1);
}
