using System.Globalization;
using BillingPortal.Core;
using BillingPortal.Platform.Ui.Formatting;

namespace BillingPortal.Tests.Platform.Ui.Formatting;

public sealed class ShowTests
{
    // ~ stands for the space that does not break, − for the real minus.
    [Theory]
    [InlineData("en-US", "USD", 123450, "$1,234.50")]
    [InlineData("en-US", "USD", -1999, "−$19.99")]
    [InlineData("en-US", "USD", 0, "$0.00")]
    [InlineData("en-US", "EUR", 123450, "€1,234.50")]
    [InlineData("en-US", "JPY", 123450, "¥123,450")]
    [InlineData("en-US", "KWD", 1234500, "KWD~1,234.500")]
    [InlineData("en-US", "KWD", -10, "−KWD~0.010")]
    [InlineData("en-US", "CAD", 100, "CA$1.00")]
    [InlineData("en-US", "CHF", 100, "CHF~1.00")]
    [InlineData("de-DE", "USD", 123450, "1.234,50~$")]
    [InlineData("de-DE", "USD", -1999, "−19,99~$")]
    [InlineData("de-DE", "EUR", 123450, "1.234,50~€")]
    [InlineData("de-DE", "JPY", 123450, "123.450~¥")]
    [InlineData("de-DE", "KWD", 1234500, "1.234,500~KWD")]
    [InlineData("ja-JP", "USD", 123450, "$1,234.50")]
    [InlineData("ja-JP", "EUR", -1999, "−€19.99")]
    [InlineData("ja-JP", "JPY", 123450, "¥123,450")]
    [InlineData("ja-JP", "JPY", -1, "−¥1")]
    [InlineData("ja-JP", "KWD", 1234500, "KWD~1,234.500")]
    public void Money_IsShownByCurrencyAndCulture(string culture, string code, long minor, string shown) =>
        Assert.Equal(Spaced(shown), In(culture).Money(new Money(minor, Currency.Of(code))));

    [Theory]
    [InlineData("en-US", "USD", "0.0005", "$0.0005")]
    [InlineData("en-US", "USD", "0.5", "$0.50")]
    [InlineData("en-US", "USD", "2.000", "$2.00")]
    [InlineData("en-US", "JPY", "0.05", "¥0.05")]
    [InlineData("en-US", "KWD", "1.5", "KWD~1.500")]
    [InlineData("de-DE", "EUR", "0.0125", "0,0125~€")]
    [InlineData("ja-JP", "JPY", "12", "¥12")]
    public void UnitPrice_HasAsManyDecimalsAsItHas(string culture, string code, string price, string shown) =>
        Assert.Equal(Spaced(shown), In(culture).UnitPrice(decimal.Parse(price, CultureInfo.InvariantCulture), Currency.Of(code)));

    [Theory]
    [InlineData("en-US", "1234567.5", "1,234,567.5")]
    [InlineData("de-DE", "1234567.5", "1.234.567,5")]
    [InlineData("ja-JP", "1234567", "1,234,567")]
    [InlineData("en-US", "-12.50", "−12.5")]
    [InlineData("en-US", "-0.0", "0")]
    public void Number_FollowsTheCulture(string culture, string value, string shown) =>
        Assert.Equal(shown, In(culture).Number(decimal.Parse(value, CultureInfo.InvariantCulture)));

    [Theory]
    [InlineData("en-US", "0.824", 1, "82.4%")]
    [InlineData("de-DE", "0.824", 1, "82,4~%")]
    [InlineData("en-US", "-0.05", 0, "−5%")]
    public void Percent_FollowsTheCulture(string culture, string fraction, int decimals, string shown) =>
        Assert.Equal(Spaced(shown), In(culture).Percent(decimal.Parse(fraction, CultureInfo.InvariantCulture), decimals));

    [Theory]
    [InlineData(9_999, "9,999")]
    [InlineData(10_000, "10k")]
    [InlineData(61_249, "61.2k")]
    [InlineData(104_600, "105k")]
    [InlineData(1_250_000, "1.2M")]
    [InlineData(-20_000, "−20k")]
    [InlineData(3_000_000_000, "3B")]
    public void Compact_KeepsAFewFigures(long value, string shown) => Assert.Equal(shown, In("en-US").Compact(value));

    [Fact]
    public void Compact_TakesTheUnitOfTheAxis() => Assert.Equal("7.5k", In("en-US").Compact(7_500, 10_000));

    [Theory]
    [InlineData(500, "+$5.00")]
    [InlineData(0, "$0.00")]
    [InlineData(-500, "−$5.00")]
    public void SignedMoney_ShowsThePlus(long minor, string shown) => Assert.Equal(shown, In("en-US").SignedMoney(new Money(minor, Currency.Usd)));

    [Theory]
    [InlineData("en-US")]
    [InlineData("de-DE")]
    [InlineData("ja-JP")]
    [InlineData("ar-SA")]
    public void Dates_AreEnglishInEveryCulture(string culture)
    {
        Assert.Equal("1 Dec 2026", In(culture).Date(new DateOnly(2026, 12, 1)));
        Assert.Equal("Tue 1 Dec 2026", In(culture).DateWithWeekday(new DateOnly(2026, 12, 1)));
    }

    [Theory]
    [InlineData("UTC", "27 Nov 2026, 23:59 UTC")]
    [InlineData("Europe/Berlin", "28 Nov 2026, 00:59 UTC+1")]
    [InlineData("America/New_York", "27 Nov 2026, 18:59 UTC−5")]
    [InlineData("Asia/Kolkata", "28 Nov 2026, 05:29 UTC+5:30")]
    public void Instant_NamesItsZone(string zone, string shown)
    {
        var show = new Show(CultureInfo.GetCultureInfo("en-US"), TimeZoneInfo.FindSystemTimeZoneById(zone));
        Assert.Equal(shown, show.InstantWithZone(new DateTimeOffset(2026, 11, 27, 23, 59, 0, TimeSpan.Zero)));
    }

    [Fact]
    public void Instant_InAnotherZoneThanTheInstallations() => Assert.Equal(
        "28 Nov 2026, 08:59 UTC+9",
        In("en-US").InstantWithZone(new DateTimeOffset(2026, 11, 27, 23, 59, 0, TimeSpan.Zero), TimeZoneInfo.FindSystemTimeZoneById("Asia/Tokyo")));

    [Theory]
    [InlineData("00:00:30", "in a moment")]
    [InlineData("00:01:00", "in 1 minute")]
    [InlineData("02:59:59", "in 2 hours")]
    [InlineData("3.23:59:59", "in 3 days")]
    [InlineData("59.00:00:00", "in 59 days")]
    [InlineData("60.00:00:00", "in 2 months")]
    [InlineData("730.00:00:00", "in 2 years")]
    [InlineData("00:00:00", "just now")]
    [InlineData("-00:07:10", "7 minutes ago")]
    [InlineData("-1.00:00:00", "1 day ago")]
    public void Relative_CountsWholeUnits(string ahead, string shown)
    {
        var now = new DateTimeOffset(2026, 11, 22, 9, 30, 0, TimeSpan.Zero);
        Assert.Equal(shown, In("en-US").Relative(now + TimeSpan.Parse(ahead, CultureInfo.InvariantCulture), now));
    }

    [Fact]
    public void Machine_IsUtc() => Assert.Equal("2026-11-27T22:59:00Z", Show.Machine(new DateTimeOffset(2026, 11, 27, 23, 59, 0, TimeSpan.FromHours(1))));

    [Fact]
    public void EveryCurrency_IsToldFromEveryOther() =>
        Assert.Equal(Currency.All.Count, Currency.All.Select(c => In("en-US").Money(Money.Zero(c))).Distinct(StringComparer.Ordinal).Count());

    private static Show In(string culture) => new(CultureInfo.GetCultureInfo(culture), TimeZoneInfo.Utc);

    private static string Spaced(string text) => text.Replace('~', '\u00a0');
}
