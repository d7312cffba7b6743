using System.Globalization;

namespace BillingPortal.Core;

/// <summary>
/// An exact amount: a whole number of minor units and its currency. Nothing is ever rounded in here; what does not fit is an error.
/// <example><c>new Money(1999, Currency.Usd)</c> is $19.99.</example>
/// </summary>
/// <param name="Minor">Minor units (cents of a dollar), negative for what is given back.</param>
/// <param name="Currency">The currency; amounts of two currencies never meet.</param>
public readonly record struct Money(long Minor, Currency Currency) : IComparable<Money>
{
    /// <summary>Nothing, in a currency.</summary>
    public static Money Zero(Currency currency) => new(0, currency);

    /// <summary>An amount of major units: 19.99 dollars are 1999 cents. What is finer than the minor unit is an error, not rounded.</summary>
    /// <exception cref="ArgumentException">The amount has more decimals than the currency.</exception>
    public static Money OfMajor(decimal major, Currency currency)
    {
        var minor = major * currency.Scale;
        return minor == decimal.Truncate(minor) ? new(checked((long)minor), currency) : throw new ArgumentException($"{major.ToString(CultureInfo.InvariantCulture)} is finer than the minor unit of {currency}.", nameof(major));
    }

    /// <summary>The amount in major units: 1999 cents are 19.99.</summary>
    public decimal Major => Minor / (decimal)Currency.Scale;

    /// <summary>The sum; overflow and mixed currencies are errors.</summary>
    public static Money operator +(Money left, Money right) => new(checked(left.Minor + right.Minor), left.Same(right));

    /// <summary>The difference; overflow and mixed currencies are errors.</summary>
    public static Money operator -(Money left, Money right) => new(checked(left.Minor - right.Minor), left.Same(right));

    /// <summary>The amount with its sign turned.</summary>
    public static Money operator -(Money amount) => amount with { Minor = checked(-amount.Minor) };

    /// <summary>Is the left amount smaller?</summary>
    public static bool operator <(Money left, Money right) => left.CompareTo(right) < 0;

    /// <summary>Is the left amount larger?</summary>
    public static bool operator >(Money left, Money right) => left.CompareTo(right) > 0;

    /// <summary>Is the left amount smaller or equal?</summary>
    public static bool operator <=(Money left, Money right) => left.CompareTo(right) <= 0;

    /// <summary>Is the left amount larger or equal?</summary>
    public static bool operator >=(Money left, Money right) => left.CompareTo(right) >= 0;

    /// <inheritdoc/>
    public int CompareTo(Money other)
    {
        Same(other);
        return Minor.CompareTo(other.Minor);
    }

    /// <summary>"19.99 USD", the same on every machine: for logs and data, not for people.</summary>
    public override string ToString() => Major.ToString("F" + Currency.Exponent, CultureInfo.InvariantCulture) + " " + Currency.Code;

    private Currency Same(Money other) => Currency.Equals(other.Currency)
        ? Currency
        : throw new InvalidOperationException($"{Currency} and {other.Currency} cannot be reckoned together.");
}
