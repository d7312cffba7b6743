using BillingPortal.Core;
using BillingPortal.Core.Catalog;

namespace BillingPortal.Features.Catalog.Contracts;

/// <summary>Reads the figures of terms as somebody typed them, and keeps what is wrong with each, in a sentence that says how to write it.</summary>
public sealed class TypedFigures(Currency currency)
{
    // What Stripe can charge at once: eight digits.
    private const long MostMinor = 99_999_999;
    private const long MostUnits = 1_000_000_000_000;
    private readonly List<Refusal> faults = [];

    /// <summary>What was wrong so far, in the order of reading.</summary>
    public IReadOnlyList<Refusal> Faults => faults;

    public void Add(Refusal fault) => faults.Add(fault);

    public Money? Amount(string? text, string field)
    {
        if (ExactNumber.Find(text) is not { } major || major > MostMinor) return Fault<Money?>(field, $"Write an amount of {currency} in digits, with a point before the decimals, such as 49 or 49.90.");
        var minor = major * currency.Scale;
        if (minor > MostMinor) return Fault<Money?>(field, $"At most {Written(MostMinor)} can be charged at once.");
        if (minor != decimal.Truncate(minor)) return Fault<Money?>(field, $"{currency} is paid with {(currency.Exponent == 0 ? "no" : $"at most {currency.Exponent}")} decimals.");
        if (minor % currency.Step != 0) return Fault<Money?>(field, $"{currency} is charged in steps of {Written(currency.Step)}.");
        return new((long)minor, currency);
    }

    public long? Units(string? text, string field) =>
        ExactNumber.FindWhole(text) is { } units and <= MostUnits ? units : Fault<long?>(field, $"Write a whole number of units, from 0 to {MostUnits}, in digits.");

    public UnitPrice? Price(string? text, string field) => ExactNumber.Find(text) is { } major && UnitPrice.Find(major) is { } price ? price
        : Fault<UnitPrice?>(field, $"Write the price of a unit in digits, with at most {UnitPrice.Decimals} decimals, up to {UnitPrice.Highest:0}, such as 0.0005. Leave it empty when nothing above is billed.");

    public int? Days(string? text, string field) => ExactNumber.FindWhole(text) is { } days and <= TierFaults.LongestTrial ? (int)days
        : Fault<int?>(field, $"A trial has 0 to {TierFaults.LongestTrial} days; leave it empty for the installation's.");

    /// <summary>Reads only what is not empty.</summary>
    public static T? Maybe<T>(string? text, string field, Func<string, string, T?> read) => string.IsNullOrWhiteSpace(text) ? default : read(text, field);

    private string Written(long minor) => new Money(minor, currency).ToString();

    private T? Fault<T>(string field, string sentence)
    {
        faults.Add(new(Code(field), sentence, field));
        return default;
    }

    // unitPrice: unit_price_invalid.
    private static string Code(string field) => string.Concat(field.Select(letter => char.IsAsciiLetterUpper(letter) ? $"_{char.ToLowerInvariant(letter)}" : $"{letter}")) + "_invalid";
}
