using System.Text.Json;
using System.Text.Json.Serialization;

namespace BillingPortal.Features.Invoices.Documents;

/// <summary>Who sells or who is billed, as it is kept with an invoice for ever. Only grows: what was written years ago is still read.</summary>
/// <param name="Name">Never empty.</param>
internal sealed record Party(string Name)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    /// <summary>Lines without postal code, city and country, where those are known apart.</summary>
    public IReadOnlyList<string> Address { get; init; } = [];

    public string? PostalCode { get; init; }

    public string? City { get; init; }

    /// <summary>Two letters, ISO 3166.</summary>
    public string? Country { get; init; }

    public string? TaxId { get; init; }

    public string? Email { get; init; }

    public string? Phone { get; init; }

    public string? Website { get; init; }

    /// <summary>The buyer's own number of the order.</summary>
    public string? PurchaseOrder { get; init; }

    /// <summary>The buyer's public id.</summary>
    public string? Customer { get; init; }

    /// <summary>How figures are written for the buyer: a document that is made again years later looks as it did.</summary>
    public string? Locale { get; init; }

    public static Party Parse(string json) => JsonSerializer.Deserialize<Party>(json, Options) ?? throw new JsonException("There is nobody in it.");

    public string ToJson() => JsonSerializer.Serialize(this, Options);
}
