using System.Globalization;
using BillingPortal.Core;
using BillingPortal.Core.Catalog;

namespace BillingPortal.Tests.Core.Catalog;

public sealed class PriceRiseTests
{
    private static readonly TierTerms Basic = new("Basic", new(5000, Currency.Usd), 100, UnitPrice.Parse("2.25"));

    [Theory]
    [InlineData(5000, 100, "2.25", false, false)]
    [InlineData(5001, 100, "2.25", false, true), InlineData(4999, 100, "2.25", false, false)]
    [InlineData(5000, 99, "2.25", false, true), InlineData(5000, 101, "2.25", false, false)]
    [InlineData(5000, 100, "2.250000000001", false, true), InlineData(5000, 100, "2.249999999999", false, false)]
    [InlineData(5000, 100, null, false, false), InlineData(5000, 100, "9", true, false)]
    [InlineData(1, 1_000_000, "2.26", false, true), InlineData(1, 99, null, false, true)]
    public void OneFigureThatCostsMore_IsARise(long basis, long included, string? price, bool stops, bool dearer)
    {
        var after = new TierTerms("Basic", new(basis, Currency.Usd), included, UnitPrice.Find(price), HardLimit: stops, TrialDays: 3, CardFirst: true);
        Assert.Equal(dearer, PriceRise.IsDearer(Basic, after));
    }

    [Fact]
    public void WhereNothingAboveWasBilled_APriceIsARise_AndZeroIsNone()
    {
        var stops = Basic with { HardLimit = true };
        var free = Basic with { UnitPrice = null };
        Assert.All([stops, free], before => Assert.True(PriceRise.IsDearer(before, Basic)));
        Assert.All([stops, free], before => Assert.False(PriceRise.IsDearer(before, Basic with { UnitPrice = UnitPrice.Parse("0") })));
    }

    [Theory]
    [InlineData("UTC", "2027-06-01T09:00:00Z", 30, "2027-07-02")]
    [InlineData("UTC", "2027-06-01T00:00:00Z", 30, "2027-07-01")]
    [InlineData("UTC", "2027-06-01T00:00:00.000001Z", 30, "2027-07-02")]
    [InlineData("UTC", "2027-06-01T23:59:59Z", 0, "2027-06-02")]
    [InlineData("Europe/Berlin", "2027-05-31T22:00:00Z", 30, "2027-07-01")] // midnight there
    [InlineData("Europe/Berlin", "2027-05-31T22:00:01Z", 30, "2027-07-02")]
    [InlineData("Europe/Berlin", "2027-03-11T23:00:00Z", 30, "2027-04-12")] // an hour is lost between: 30 days of 24 hours end at 01:00
    [InlineData("Europe/Berlin", "2027-10-14T22:00:00Z", 30, "2027-11-14")] // an hour is won: they end at 23:00 on the day before
    [InlineData("America/Sao_Paulo", "2018-10-05T03:00:00Z", 30, "2018-11-04")] // a day that starts at 01:00
    public void EarliestDay_IsTheFirstToStartAfterTheNotice(string zone, string told, int days, string earliest) =>
        Assert.Equal(earliest, PriceRise.EarliestDay(DateTime.Parse(told, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal), days, TimeZoneInfo.FindSystemTimeZoneById(zone)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
}
