using System.Globalization;
using BillingPortal.Core;
using BillingPortal.Core.Catalog;
using BillingPortal.Core.Periods;
using BillingPortal.Core.Rating;

namespace BillingPortal.Tests.Core.Rating;

public sealed class RateMonthTests
{
    private static readonly TierTerms Basic = KnownTiers.Of("Basic");
    private static readonly CalendarMonth June = new(2027, 6);

    [Fact]
    public void WorkedMonths_ComeOutExactly()
    {
        Assert.Equal(140, RatingCase.All.Count);
        Assert.All(RatingCase.All, c => Assert.Equal((c.Name, c.Out), (c.Name, RatingCase.Written(RateMonth.Of(c.Month)))));
    }

    [Fact]
    public void EarlierStart_CountsAllDays() =>
        Assert.Equal(RateMonth.Of(MonthToRate.Whole(Basic, June, 130)).Lines, RateMonth.Of(MonthToRate.Of(Basic, June, 130, new(new DateOnly(2027, 5, 31)), capFirstMonth: true)).Lines);

    [Fact]
    public void WholeMonthOfTheSamePrice_IsNoCap()
    {
        var rated = RateMonth.Of(MonthToRate.Of(Basic with { Base = Money.Zero(Currency.Usd) }, June, 3, new(new DateOnly(2027, 6, 29)), capFirstMonth: true));
        Assert.Equal((4, false), (rated.Allowance, rated.CappedFirstMonth));
    }

    [Fact]
    public void LaterStart_CannotBeRated() => Assert.Throws<InvalidOperationException>(() => RateMonth.Of(MonthToRate.Of(Basic, June, 0, new(new DateOnly(2027, 7, 1)))));

    [Fact]
    public void NegativeUsage_CannotBeRated() => Assert.Throws<ArgumentOutOfRangeException>(() => RateMonth.Of(MonthToRate.Whole(Basic, June, -1)));

    [Fact]
    public void HardLimit_BillsNothingAbove()
    {
        var rated = RateMonth.Of(MonthToRate.Whole(Basic with { HardLimit = true }, June, 130));
        Assert.Equal((100, 0, new Money(5000, Currency.Usd)), (rated.Allowance, rated.OverageUnits, rated.Total));
    }

    [Theory]
    [InlineData("KWD", 19_990, 10_660)] // 16 of 30 days are 10,661.3 fils
    [InlineData("JPY", 1_999, 1_066)]
    public void OtherCurrencies_AreChargedInTheirSteps(string currency, long minor, long charged)
    {
        var tier = new TierTerms("Basic", new(minor, Currency.Of(currency)), 100, null);
        Assert.Equal(new Money(charged, Currency.Of(currency)), RateMonth.Of(MonthToRate.Of(tier, June, 0, new(new DateOnly(2027, 6, 15), StartCounts: true))).Total);
    }

    [Fact]
    public void WhatDoesNotFit_IsAnError() =>
        Assert.Throws<OverflowException>(() => RateMonth.Of(MonthToRate.Whole(Basic with { UnitPrice = UnitPrice.Parse("1000000") }, June, long.MaxValue)));

    [Fact]
    public void EveryStartDay_LeavesTheDaysAfterIt()
    {
        for (var day = new DateOnly(1999, 1, 1); day.Year <= 2101; day = day.AddDays(1))
        {
            var month = CalendarMonth.Of(day);
            var after = RateMonth.Of(MonthToRate.Of(Basic, month, 0, new(day)));
            var with = RateMonth.Of(MonthToRate.Of(Basic, month, 0, new(day, StartCounts: true)));
            if (Days(after) != month.Days - day.Day || Days(with) != month.Days - day.Day + 1 || after.CarriesToNextMonth != (day == month.Last) || with.CarriesToNextMonth)
                Assert.Fail(day.ToString("O", CultureInfo.InvariantCulture));
        }
    }

    private static int Days(RatedMonth rated) => rated.Lines.Sum(l => l.Days);
}
