using System.Globalization;
using BillingPortal.Core;

namespace BillingPortal.Platform.Ui.Formatting;

/// <summary>A culture's way of writing an amount, for any currency.</summary>
internal static class CurrencyFormats
{
    // Only signs that a reader cannot take for another currency; all others are shown by their code.
    private static readonly Dictionary<string, string> Signs = new(StringComparer.Ordinal)
    {
        ["USD"] = "$",
        ["EUR"] = "€",
        ["GBP"] = "£",
        ["JPY"] = "¥",
        ["KRW"] = "₩",
        ["INR"] = "₹",
        ["ILS"] = "₪",
        ["VND"] = "₫",
        ["PHP"] = "₱",
        ["AUD"] = "A$",
        ["CAD"] = "CA$",
        ["NZD"] = "NZ$",
        ["HKD"] = "HK$",
        ["BRL"] = "R$",
        ["MXN"] = "MX$",
    };

    public static NumberFormatInfo For(NumberFormatInfo culture, Currency currency)
    {
        var sign = Signs.GetValueOrDefault(currency.Code, currency.Code);
        var format = (NumberFormatInfo)culture.Clone();
        format.CurrencySymbol = sign;
        format.CurrencyPositivePattern = Spaced(culture.CurrencyPositivePattern, char.IsLetter(sign[^1]));
        format.CurrencyNegativePattern = Negative(format.CurrencyPositivePattern);
        return format;
    }

    // 0 is $n and 2 is $ n: a code needs the space, a sign does not.
    private static int Spaced(int pattern, bool isCode) => isCode && pattern < 2 ? pattern + 2 : pattern;

    // The pattern of the same shape with the minus in front, never brackets.
    private static int Negative(int positive) => positive switch { 0 => 1, 1 => 5, 2 => 9, _ => 8 };
}
