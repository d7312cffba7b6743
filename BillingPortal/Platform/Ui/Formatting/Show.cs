using System.Globalization;
using BillingPortal.Core;

namespace BillingPortal.Platform.Ui.Formatting;

/// <summary>
/// How amounts, numbers and times are shown to a person. Figures follow the person's culture; words and months are English like the pages,
/// so that a date cannot be misread as another one.
/// </summary>
public sealed class Show(CultureInfo culture, TimeZoneInfo zone)
{
    private const string Minus = "\u2212";
    private readonly NumberFormatInfo numbers = Numbers(culture);

    /// <summary>"$1,234.50": the currency always, its decimals always, a real minus.</summary>
    public string Money(Money amount) => Currency(amount.Major, amount.Currency, amount.Currency.Exponent);

    /// <summary>The same with a plus before what is added: "+$5.00".</summary>
    public string SignedMoney(Money amount) => amount.Minor > 0 ? "+" + Money(amount) : Money(amount);

    /// <summary>"$0.0005": as many decimals as the price has, at least those of the currency.</summary>
    public string UnitPrice(decimal price, Currency currency) => Currency(price, currency, Math.Max(currency.Exponent, Decimals(price)));

    /// <summary>"1,234,567" or "0.25": as many decimals as the number has.</summary>
    public string Number(decimal value) => value.ToString("N" + Decimals(value), numbers);

    /// <summary>"1.2M": for axes and marks, where the exact number stands elsewhere.</summary>
    public string Compact(decimal value) => Compact(value, value);

    /// <summary>The same in the unit of another number, so that an axis that ends at "10k" says "7.5k" and not "7,500".</summary>
    public string Compact(decimal value, decimal likeThis) => value == 0 ? Number(0) : Math.Abs(likeThis) switch
    {
        >= 1_000_000_000 => Short(value / 1_000_000_000, "B"),
        >= 1_000_000 => Short(value / 1_000_000, "M"),
        >= 10_000 => Short(value / 1000, "k"),
        _ => Number(value),
    };

    /// <summary>"82%" of a fraction, 0.82.</summary>
    public string Percent(decimal fraction, int decimals = 0) => fraction.ToString("P" + decimals, numbers).Replace(' ', '\u00a0');

    /// <summary>"1 Dec 2026".</summary>
    public string Date(DateOnly day) => day.ToString("d MMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>"Tue 1 Dec 2026".</summary>
    public string DateWithWeekday(DateOnly day) => day.ToString("ddd d MMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>"27 Nov 2026, 23:59" in the zone of the installation, or in the one asked for.</summary>
    public string Instant(DateTimeOffset instant, TimeZoneInfo? asked = null) =>
        Local(instant, asked).ToString("d MMM yyyy, HH:mm", CultureInfo.InvariantCulture);

    /// <summary>"27 Nov 2026, 23:59 UTC": for cut-offs.</summary>
    public string InstantWithZone(DateTimeOffset instant, TimeZoneInfo? asked = null) =>
        Instant(instant, asked) + " " + Zone(Local(instant, asked).Offset);

    /// <summary>The same of an instant as it is stored.</summary>
    public string InstantWithZone(DateTime utc, TimeZoneInfo? asked = null) => InstantWithZone(new DateTimeOffset(utc), asked);

    /// <summary>"23:59 UTC": for what lies within a few hours.</summary>
    public string TimeWithZone(DateTimeOffset instant) => $"{Local(instant, null).ToString("HH:mm", CultureInfo.InvariantCulture)} {Zone(Local(instant, null).Offset)}";

    /// <summary>"in 3 days", "5 minutes ago"; only whole units that have passed.</summary>
    public string Relative(DateTimeOffset instant, DateTimeOffset now) => RelativeWords.Of(instant - now);

    /// <summary>What machines read in <c>datetime</c>: always UTC.</summary>
    public static string Machine(DateTimeOffset instant) => instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>What machines read in <c>datetime</c>.</summary>
    public static string Machine(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>What scripts reckon with: milliseconds since 1970.</summary>
    public static long Millis(DateTime utc) => new DateTimeOffset(utc).ToUnixTimeMilliseconds();

    private string Currency(decimal major, Currency currency, int decimals) =>
        major.ToString("C" + decimals, CurrencyFormats.For(numbers, currency)).Replace(' ', '\u00a0');

    private string Short(decimal value, string unit) => Number(Math.Round(value, Math.Abs(value) < 100 ? 1 : 0)) + unit;

    private DateTimeOffset Local(DateTimeOffset instant, TimeZoneInfo? asked) => TimeZoneInfo.ConvertTime(instant, asked ?? zone);

    private static string Zone(TimeSpan offset) => offset == TimeSpan.Zero
        ? "UTC"
        : "UTC" + (offset < TimeSpan.Zero ? Minus : "+") + offset.ToString(offset.Minutes == 0 ? "%h" : @"h\:mm", CultureInfo.InvariantCulture);

    // Dividing by one with many zeros drops the trailing zeros that a decimal remembers.
    private static int Decimals(decimal value) => (value / 1.0000000000000000000000000000m).Scale;

    private static NumberFormatInfo Numbers(CultureInfo culture)
    {
        var format = (NumberFormatInfo)culture.NumberFormat.Clone();
        format.NegativeSign = Minus;
        format.NumberNegativePattern = 1;
        return format;
    }
}
