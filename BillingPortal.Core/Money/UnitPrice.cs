using System.Globalization;

namespace BillingPortal.Core;

/// <summary>
/// The price of one unit, in major units and often finer than the minor one: $0.0005. Exact, not negative, at most 12 decimals.
/// <example><c>UnitPrice.Parse("0.0005")</c>; 2,500 units of it are $1.25.</example>
/// </summary>
public readonly record struct UnitPrice
{
    /// <summary>Decimals that a price can have.</summary>
    public const int Decimals = 12;

    /// <summary>The largest price, so that a month of it can be reckoned.</summary>
    public const decimal Highest = 1_000_000m;

    /// <summary>Of the last decimal a price can have there are so many in a major unit.</summary>
    internal const long One = 1_000_000_000_000;

    private UnitPrice(long finest) => Finest = finest;

    /// <summary>In major units: 2.25 of dollars.</summary>
    public decimal Major => Finest / (decimal)One / 1.0000000000000000000000000000m;

    /// <summary>In units of the last decimal: the largest price fits well.</summary>
    internal long Finest { get; }

    /// <summary>The price, or null when it is negative, too large or too fine.</summary>
    public static UnitPrice? Find(decimal major) => major is >= 0 and <= Highest && major == decimal.Round(major, Decimals) ? new UnitPrice((long)(major * One)) : null;

    /// <summary>Reads "0.0005": digits and at most one point. Null for anything else.</summary>
    public static UnitPrice? Find(string? text) =>
        IsExact(text) && decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var major) ? Find(major) : null;

    /// <summary>Reads a price that is known to be right.</summary>
    /// <exception cref="ArgumentException">It is none.</exception>
    public static UnitPrice Parse(string text) => Find(text) ?? throw new ArgumentException($"'{text}' is no price of a unit.", nameof(text));

    /// <summary>"0.0005", the same on every machine, and what <see cref="Parse"/> reads.</summary>
    public override string ToString() => Major.ToString(CultureInfo.InvariantCulture);

    // What has more digits than a decimal is rounded by the framework's reading, without a word.
    private static bool IsExact(string? text) => text is { Length: <= 29 } && text.All(letter => char.IsAsciiDigit(letter) || letter == '.');
}
