using BillingPortal.Core;
using BillingPortal.Core.Rating;

namespace BillingPortal.Tests.Core.Rating;

public sealed class SpansAndCapsTests
{
    [Theory]
    [InlineData("Basic", "0", 130, "Basic 30d 5000 + overage 30u 6750 = 11750")]
    [InlineData("Basic, Premium@11", "0", 100, "Basic 10d 1667 + Premium 20d 12000 = 13667")]
    [InlineData("Basic, Premium@11, Gold@21", "0", 100, "Basic 10d 1667 + Premium 10d 6000 + Gold 10d 20000 = 27667")]
    [InlineData("Basic, Gold@11, Premium@11", "0", 100, "Basic 10d 1667 + Premium 20d 12000 = 13667")] // of several on a day the last counts
    [InlineData("Basic, Gold@11, Basic@11", "0", 100, "Basic 30d 5000 = 5000")] // there and back on a day is nothing
    [InlineData("Basic, Basic@11", "0", 100, "Basic 30d 5000 = 5000")]
    [InlineData("Basic, Basic#2@11", "0", 100, "Basic 10d 1667 + Basic 20d 3333 = 5000")] // another version is another segment
    [InlineData("Gold@20, Basic@25", "0", 100, "Gold 24d 48000 + Basic 6d 1000 = 49000")] // the first terms hold before their day too
    [InlineData("Basic, Premium@9, Gold@31", "9", 100, "Premium 21d 12600 = 12600")] // a tier without a counted day has no line
    public void Terms_HoldFromTheirDay(string terms, string spans, long used, string rated) => AssertRated(terms, spans, used, rated);

    [Theory]
    [InlineData("Basic", "0..10", 10, "Basic 10d 1667 = 1667")]
    [InlineData("Basic", "0..10", 60, "Basic 30d 5000 = 5000, full month")] // 34 allowed; 26 above would be $58.50 more
    [InlineData("Basic", "0..30", 130, "Basic 30d 5000 + overage 30u 6750 = 11750")]
    [InlineData("Basic", "0..31", 130, "Basic 30d 5000 + overage 30u 6750 = 11750")]
    [InlineData("Basic", "9..15", 60, "Basic 21d 3500 = 3500, full month")] // as if never cancelled: from the first counted day
    [InlineData("Basic", "9..9", 60, " = 0")] // nothing counted, nothing capped, nothing carried
    [InlineData("Basic", "30", 60, " = 0, carries")]
    [InlineData("Basic", "30..33", 60, " = 0, carries")]
    [InlineData("Basic, Gold@20", "0..10", 60, "Basic 10d 1667 + overage 26u 5850 = 7517")] // the change planned for later would have cost more
    public void Cancelling_NeverCostsMoreThanStaying(string terms, string spans, long used, string rated) => AssertRated(terms, spans, used, rated);

    [Theory]
    [InlineData("Basic", "0..10 20+", 60, "Basic 21d 3500 = 3500")] // one allowance of 70 for both
    [InlineData("Basic", "0..10 20+", 75, "Basic 21d 3500 + overage 5u 1125 = 4625")]
    [InlineData("Basic", "0..10 20+", 90, "Basic 30d 5000 = 5000, full month")]
    [InlineData("Basic", "0..10 11+", 90, "Basic 30d 5000 = 5000")]
    [InlineData("Basic", "5..10 20+..25", 40, "Basic 11d 1833 + overage 3u 675 = 2508")]
    [InlineData("Basic", "-40..-10 20+", 0, "Basic 11d 1833 = 1833")] // cancelled in spring
    [InlineData("Basic", "-40..-10", 50, " = 0")] // it ended before the month: nothing carries
    [InlineData("Basic, Premium@12", "0..10 20+", 0, "Basic 10d 1667 + Premium 11d 6600 = 8267")] // back on another tier
    [InlineData("Basic, Premium@6, Basic@25", "0..10 20+", 0, "Basic 5d 833 + Premium 10d 6000 + Basic 6d 1000 = 7833")] // change, cancel, come back, change
    [InlineData("Basic, Gold@6", "0..10 12+..14 30+", 600, "Basic 5d 833 + Gold 9d 18000 + overage 133u 21375 = 40208")]
    public void ComingBack_IsRatedOnce(string terms, string spans, long used, string rated) => AssertRated(terms, spans, used, rated);

    [Theory]
    [InlineData("Basic", "29", 120, "Basic 30d 5000 + overage 20u 4500 = 9500, first month")]
    [InlineData("Basic", "0", 120, "Basic 30d 5000 + overage 20u 4500 = 9500")]
    [InlineData("Basic, Premium@16", "10", 300, "Basic 15d 2500 + Premium 15d 9000 + overage 50u 10125 = 21625, first month")] // the same change
    [InlineData("Basic", "20..25", 60, "Basic 25d 4167 = 4167, first month")] // the same cancelling
    [InlineData("Basic", "20..25", 95, "Basic 30d 5000 = 5000, first month")] // both caps: the last is named
    [InlineData("Basic", "9..15", 60, "Basic 21d 3500 = 3500, full month")] // the cap on cancelling alone is cheaper than both
    [InlineData("Basic", "9..9", 60, " = 0")]
    [InlineData("Basic", "0..5 29+", 120, "Basic 30d 5000 + overage 20u 4500 = 9500, full month")] // it had started before
    [InlineData("Basic", "10..12 29+", 120, "Basic 30d 5000 + overage 20u 4500 = 9500, first month")]
    [InlineData("Basic", "-40..-10 29+", 120, "Basic 30d 5000 + overage 20u 4500 = 9500, first month")] // billing starts anew
    public void FirstMonth_CostsAtMostWhatItWouldHadItStartedBefore(string terms, string spans, long used, string rated) =>
        Assert.Equal(rated, MonthText.Written(RateMonth.Of(MonthText.June2027(terms, spans, used) with { CapFirstMonth = true })));

    [Theory]
    [InlineData(0, 200, "Basic 30d 5000 = 5000", 100, 200)]
    [InlineData(100, 200, "Basic 30d 5000 = 5000", 100, 100)]
    [InlineData(110, 200, "Basic 30d 5000 + overage 10u 2250 = 7250", 100, 90)]
    [InlineData(200, 200, "Basic 30d 5000 + overage 100u 22500 = 27500", 100, 0)]
    [InlineData(300, 200, "Basic 30d 5000 + overage 100u 22500 = 27500", 100, 0)]
    public void UnitsBeyondTheCap_AreNotBilled(long cap, long used, string rated, long allowance, long unbilled)
    {
        var month = RateMonth.Of(MonthText.June2027("Basic", "0", used) with { UnitsCap = cap });
        Assert.Equal((rated, allowance, unbilled), (MonthText.Written(month), month.Allowance, month.UnbilledUnits));
    }

    [Fact]
    public void CapOnUnits_ComesBeforeTheCapOnCancelling() =>
        Assert.Equal("Basic 10d 1667 + overage 11u 2475 = 4142", MonthText.Written(RateMonth.Of(MonthText.June2027("Basic", "0..10", 60) with { UnitsCap = 45 })));

    [Fact]
    public void Lines_TellWhatTheyWereReckonedFrom()
    {
        var month = RateMonth.Of(MonthText.June2027("Basic, Premium@21", "9", 300));
        var (first, last, above) = (month.Lines[0], month.Lines[1], month.Lines[2]);
        Assert.Equal((MonthText.June.First.AddDays(9), MonthText.June.First.AddDays(19), 11, 30), (first.First, first.Last, first.Days, first.Of));
        Assert.Equal((MonthText.June.First.AddDays(20), MonthText.June.Last, 10), (last.First, last.Last, last.Days));
        Assert.Equal(("Premium", 21, 170, 130), (above.Tier, above.Days, above.Allowance, above.Units));
        Assert.Equal(UnitPrice.Parse("2.035714285714"), above.UnitPrice!.Nearest);
    }

    [Fact]
    public void DaysWithoutAPrice_StayOutOfTheAverage()
    {
        var free = KnownTiers.Of("Gold") with { UnitPrice = null };
        var month = MonthText.June2027("Basic", "0", 2000) with { Terms = [new(MonthText.June.First, free), new(MonthText.June.First.AddDays(10), KnownTiers.Of("Basic"))] };
        Assert.Equal(UnitPrice.Parse("2.25"), RateMonth.Of(month).Lines[^1].UnitPrice!.Nearest);
        Assert.Equal("Gold 10d 20000 + Basic 20d 3333 + overage 1433u 322425 = 345758", MonthText.Written(RateMonth.Of(month)));
    }

    [Fact]
    public void TwoCurrencies_CannotBeRatedTogether()
    {
        var euros = KnownTiers.Of("Gold") with { Base = new(100, Currency.Of("EUR")) };
        var month = MonthText.June2027("Basic", "0", 0) with { Terms = [new(MonthText.June.First, KnownTiers.Of("Basic")), new(MonthText.June.Last, euros)] };
        Assert.Throws<InvalidOperationException>(() => RateMonth.Of(month));
    }

    private static void AssertRated(string terms, string spans, long used, string rated) => Assert.Equal(rated, MonthText.Written(RateMonth.Of(MonthText.June2027(terms, spans, used))));
}
