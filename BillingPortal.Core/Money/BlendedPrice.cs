namespace BillingPortal.Core;

/// <summary>
/// What a unit costs in a month of several prices: their average by days, kept as a fraction, so that only the amount is rounded.
/// <example>$1.80 for 10 days and $1.50 for 20 are $1.60.</example>
/// </summary>
public sealed record BlendedPrice
{
    private const long One = UnitPrice.One;

    // In units of the last decimal a price can have; reduced, so that equal prices are equal.
    private readonly Int128 numerator;
    private readonly Int128 denominator;

    private BlendedPrice(Int128 sum, int days)
    {
        var common = Common(sum, days);
        (numerator, denominator) = (sum / common, days / common);
    }

    /// <summary>Is the nearest price the exact one?</summary>
    public bool IsExact => denominator == 1;

    /// <summary>The price to the nearest of 12 decimals, half away from zero: for people. Amounts are reckoned with the exact one.</summary>
    public UnitPrice Nearest => UnitPrice.Find((decimal)((2 * numerator + denominator) / (2 * denominator)) / One)!.Value;

    /// <summary>Exactly, to be written down: "2.25", or a fraction of two, "4.8/3".</summary>
    public string Exact => IsExact ? ToString() : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{(decimal)numerator / One / 1.0000000000000000000000000000m}/{denominator}");

    /// <summary>The average of prices by the days they hold; null when there is none for a day.</summary>
    public static BlendedPrice? Of(IEnumerable<(UnitPrice Price, int Days)> shares)
    {
        var (sum, days) = (Int128.Zero, 0);
        foreach (var share in shares)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(share.Days, nameof(shares));
            sum += (Int128)share.Price.Finest * share.Days;
            days = checked(days + share.Days);
        }

        return days > 0 ? new(sum, days) : null;
    }

    /// <summary>What so many units cost, rounded once.</summary>
    /// <exception cref="OverflowException">The amount does not fit.</exception>
    public Money Times(long units, Currency currency) => Rounding.ToCharge(checked(numerator * units * currency.Scale), denominator * One, currency);

    /// <summary>
    /// The most units that cost no more than this; null when they cost nothing, however many they are.
    /// <example>At $0.30, $1.00 are 3 units. At $0.004, 3 cents are 8: 0.032 rounds to 3 cents, 0.036 to 4.</example>
    /// </summary>
    public long? MostWithin(Money most)
    {
        if (numerator == 0) return null;
        // Half a step more than the cap would round above it: no more units than that can be within.
        var bound = (Int128)(most.Minor + most.Currency.Step) * denominator * One / (numerator * most.Currency.Scale) + 1;
        var (within, above) = (0L, bound > long.MaxValue / 2 ? long.MaxValue / 2 : (long)bound);
        while (above - within > 1)
        {
            var middle = within + (above - within) / 2;
            if (Times(middle, most.Currency).Minor <= most.Minor) within = middle;
            else above = middle;
        }

        return within;
    }

    /// <summary>The nearest price, as it is written.</summary>
    public override string ToString() => Nearest.ToString();

    private static Int128 Common(Int128 left, Int128 right) => right == 0 ? left : Common(right, left % right);
}
