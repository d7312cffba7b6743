namespace BillingPortal.Core;

/// <summary>
/// A currency as it is charged: its code, the number of decimals of its minor unit, and the step that charges are rounded to.
/// USD counts cents (2 decimals, step 1), JPY whole yen (0), KWD fils (3) in steps of 10.
/// </summary>
public sealed class Currency : IEquatable<Currency>
{
    /// <summary>Dollars, the default of an installation.</summary>
    public static Currency Usd { get; } = new("USD", 2, 1);

    private static readonly Dictionary<string, Currency> Known = Table().ToDictionary(c => c.Code, StringComparer.Ordinal);

    private Currency(string code, int exponent, int step) => (Code, Exponent, Step, Scale) = (code, exponent, step, exponent switch { 0 => 1, 2 => 100, _ => 1000 });

    /// <summary>Three capital letters, ISO 4217.</summary>
    public string Code { get; }

    /// <summary>Decimals of the minor unit: 0, 2 or 3.</summary>
    public int Exponent { get; }

    /// <summary>Charges are multiples of this many minor units.</summary>
    public int Step { get; }

    /// <summary>Minor units of a major one: 100 cents of a dollar.</summary>
    public int Scale { get; }

    /// <summary>A minor unit in units of the last decimal that a price can have.</summary>
    internal long OfPrice => UnitPrice.One / Scale;

    /// <summary>All currencies that can be chosen, by code.</summary>
    public static IReadOnlyCollection<Currency> All => Known.Values;

    /// <summary>The currency of a code in any case, or null when it is not known.</summary>
    public static Currency? Find(string? code) => code is null ? null : Known.GetValueOrDefault(code.ToUpperInvariant());

    /// <summary>The currency of a code that is known to be right.</summary>
    /// <exception cref="ArgumentException">The code is not known.</exception>
    public static Currency Of(string code) => Find(code) ?? throw new ArgumentException($"'{code}' is not a known currency.", nameof(code));

    /// <summary>Are they the same currency?</summary>
    public static bool operator ==(Currency? left, Currency? right) => Equals(left, right);

    /// <summary>Are they different currencies?</summary>
    public static bool operator !=(Currency? left, Currency? right) => !Equals(left, right);

    /// <inheritdoc/>
    public bool Equals(Currency? other) => other?.Code == Code;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Currency);

    /// <inheritdoc/>
    public override int GetHashCode() => Code.GetHashCode(StringComparison.Ordinal);

    /// <summary>The code.</summary>
    public override string ToString() => Code;

    // Exponents and steps as Stripe charges them: https://docs.stripe.com/currencies (zero-decimal and three-decimal currencies).
    private static IEnumerable<Currency> Table()
    {
        yield return Usd;
        foreach (var code in "AUD BGN BRL CAD CHF CZK DKK EUR GBP HKD HUF ILS INR MXN MYR NOK NZD PHP PLN RON SAR SEK SGD THB TRY ZAR AED".Split(' '))
            yield return new(code, 2, 1);
        foreach (var code in "JPY KRW VND CLP PYG XAF XOF XPF".Split(' '))
            yield return new(code, 0, 1);
        foreach (var code in "BHD JOD KWD OMR TND".Split(' '))
            yield return new(code, 3, 10);
    }
}
