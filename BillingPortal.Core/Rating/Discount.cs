namespace BillingPortal.Core.Rating;

/// <summary>What is taken off a month once it is rated and capped: a share of it, or an amount a full month.</summary>
public sealed record Discount
{
    /// <summary>Decimals that a percentage can have.</summary>
    public const int Decimals = 4;

    private const long Whole = 1_000_000;

    private Discount(decimal? ofHundred, Money? aMonth) => (OfHundred, AMonth) = (ofHundred, aMonth);

    /// <summary>The percentage of base and overage; null for an amount.</summary>
    public decimal? OfHundred { get; }

    /// <summary>The amount of a full month; null for a percentage.</summary>
    public Money? AMonth { get; }

    /// <summary>So many percent of base and overage, above 0 and at most 100.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not, or has more than four decimals.</exception>
    public static Discount Percent(decimal percent) => percent is > 0 and <= 100 && percent == decimal.Round(percent, Decimals)
        ? new(percent, null)
        : throw new ArgumentOutOfRangeException(nameof(percent), percent, "A discount is above 0 and at most 100 percent, with up to four decimals.");

    /// <summary>An amount above 0, once a full month and by counted days in a part of one.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is 0 or less.</exception>
    public static Discount Amount(Money aMonth) => aMonth.Minor > 0 ? new(null, aMonth) : throw new ArgumentOutOfRangeException(nameof(aMonth), aMonth, "A discount is an amount above 0.");

    // Rounded once; what is paid never falls below nothing.
    internal long Of(long minor, int days, int of, Currency currency) => AMonth is { } amount
        ? Math.Min(minor, Rounding.Charge(Same(amount, currency).Minor, days, of, currency))
        : Math.Min(minor, Rounding.Charge(minor, (long)(OfHundred!.Value * (Whole / 100)), Whole, currency));

    private static Money Same(Money amount, Currency currency) => amount.Currency == currency ? amount : throw new InvalidOperationException($"A discount in {amount.Currency} cannot be taken off {currency}.");
}
