using System.Globalization;

namespace BillingPortal.Platform.Ui.Formatting;

/// <summary>How a way to pay is called: "Visa •••• 4242"; one that is no card by Stripe's name for its kind, "Us bank account •••• 6789".</summary>
public static class CardName
{
    private static readonly Dictionary<string, string> Brands = new(StringComparer.OrdinalIgnoreCase)
    {
        ["amex"] = "American Express",
        ["american_express"] = "American Express",
        ["cartes_bancaires"] = "Cartes Bancaires",
        ["diners"] = "Diners Club",
        ["eftpos_au"] = "eftpos",
        ["jcb"] = "JCB",
        ["mastercard"] = "Mastercard",
        ["unionpay"] = "UnionPay",
        ["us_bank_account"] = "US bank account",
        ["sepa_debit"] = "SEPA debit",
        ["unknown"] = "Card",
    };

    public static string Of(string kind, string? brand, string? last4)
    {
        var name = Named(brand ?? kind);
        return last4 is null ? name : $"{name} •••• {last4}";
    }

    /// <summary>"12/2030", as it stands on the card; null where nothing expires.</summary>
    public static string? Expiry(int? year, int? month) => (year, month) is ({ } y, { } m) ? string.Create(CultureInfo.InvariantCulture, $"{m:00}/{y}") : null;

    private static string Named(string word) => Brands.TryGetValue(word, out var usual) ? usual : Capital(word.Replace('_', ' '));

    private static string Capital(string words) => words.Length == 0 ? "Card" : char.ToUpperInvariant(words[0]) + words[1..];
}
