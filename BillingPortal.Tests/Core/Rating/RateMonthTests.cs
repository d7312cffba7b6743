using System.Globalization;
using BillingPortal.Core;
using BillingPortal.Core.Catalog;
using BillingPortal.Core.Periods;
using BillingPortal.Core.Rating;
using FsCheck;
using FsCheck.Fluent;

namespace BillingPortal.Tests.Core.Rating;

public sealed class RateMonthTests
{
    private static readonly TierTerms Basic = KnownTiers.Of("Basic");
    private static readonly CalendarMonth June = new(2027, 6);

    [Fact]
    public void WorkedMonthsOfOneTier_ComeOutExactly()
    {
        RatingCase[] cases = [.. RatingCase.All.Where(c => !c.Changes && !c.Cancels)];
        Assert.Equal(74, cases.Length);
        Assert.All(cases, c => Assert.Equal((c.Name, c.Out), (c.Name, RatingCase.Written(RateMonth.Of(c.Month)))));
    }

    [Fact]
    public void EarlierStart_CountsAllDays() =>
        Assert.Equal(RateMonth.Of(new(Basic, June, 130)).Lines, RateMonth.Of(new(Basic, June, 130, new DateOnly(2027, 5, 31), CapFirstMonth: true)).Lines);

    [Fact]
    public void WholeMonthOfTheSamePrice_IsNoCap()
    {
        var rated = RateMonth.Of(new(Basic with { Base = Money.Zero(Currency.Usd) }, June, 3, new DateOnly(2027, 6, 29), CapFirstMonth: true));
        Assert.Equal((4, false), (rated.Allowance, rated.CappedFirstMonth));
    }

    [Fact]
    public void LaterStart_CannotBeRated() => Assert.Throws<InvalidOperationException>(() => RateMonth.Of(new(Basic, June, 0, new DateOnly(2027, 7, 1))));

    [Fact]
    public void NegativeUsage_CannotBeRated() => Assert.Throws<ArgumentOutOfRangeException>(() => RateMonth.Of(new(Basic, June, -1)));

    [Fact]
    public void HardLimit_BillsNothingAbove()
    {
        var rated = RateMonth.Of(new(Basic with { HardLimit = true }, June, 130));
        Assert.Equal((100, 0, new Money(5000, Currency.Usd)), (rated.Allowance, rated.OverageUnits, rated.Total));
    }

    [Theory]
    [InlineData("KWD", 19_990, 10_660)] // 16 of 30 days are 10,661.3 fils
    [InlineData("JPY", 1_999, 1_066)]
    public void OtherCurrencies_AreChargedInTheirSteps(string currency, long minor, long charged)
    {
        var tier = new TierTerms("Basic", new(minor, Currency.Of(currency)), 100, null);
        Assert.Equal(new Money(charged, Currency.Of(currency)), RateMonth.Of(new(tier, June, 0, new DateOnly(2027, 6, 15), StartDayCounts: true)).Total);
    }

    [Fact]
    public void WhatDoesNotFit_IsAnError() =>
        Assert.Throws<OverflowException>(() => RateMonth.Of(new(Basic with { UnitPrice = UnitPrice.Parse("1000000") }, June, long.MaxValue)));

    [Fact]
    public void EveryStartDay_LeavesTheDaysAfterIt()
    {
        for (var day = new DateOnly(1999, 1, 1); day.Year <= 2101; day = day.AddDays(1))
        {
            var month = CalendarMonth.Of(day);
            var after = RateMonth.Of(new(Basic, month, 0, day));
            var with = RateMonth.Of(new(Basic, month, 0, day, StartDayCounts: true));
            if (Days(after) != month.Days - day.Day || Days(with) != month.Days - day.Day + 1 || after.CarriesToNextMonth != (day == month.Last) || with.CarriesToNextMonth)
                Assert.Fail(day.ToString("O", CultureInfo.InvariantCulture));
        }
    }

    [Fact]
    public void AnyMonth_KeepsTheLaws() => Prop.ForAll(Months().ToArbitrary(), month =>
    {
        var rated = RateMonth.Of(month);
        Assert.Equal(rated.Lines.Sum(l => l.Amount.Minor), rated.Total.Minor);
        Assert.All(rated.Lines, l => Assert.Equal(0, l.Amount.Minor % month.Tier.Base.Currency.Step));
        Assert.InRange(rated.Allowance, 0, month.Tier.Included);
        Assert.Equal(rated.OverageUnits, rated.Lines.Where(l => l.Kind == RatedLineKind.Overage).Sum(l => l.Units));
        Assert.True(month.Tier.UnitPrice is not null || rated.OverageUnits == 0);
        Assert.True(rated.Total <= RateMonth.Of(month with { Used = month.Used + 1 }).Total);
        Assert.True(rated.Total <= RateMonth.Of(month with { Used = month.Used * 3 }).Total);
        Assert.True(rated.Total <= RateMonth.Of(month with { CapFirstMonth = false }).Total);
        Assert.True(!month.CapFirstMonth || rated.Total <= RateMonth.Of(month with { BillingStart = null }).Total);
    }).QuickCheckThrowOnFailure();

    private static int Days(RatedMonth rated) => rated.Lines.Sum(l => l.Days);

    private static Gen<MonthToRate> Months() =>
        from minor in Gen.Choose(0, 100_000)
        from included in Gen.Choose(0, 2_000)
        from price in Gen.Choose(-100, 5_000)
        from code in Gen.Elements("USD", "JPY", "KWD")
        from day in Gen.Choose(0, 37_000)
        from used in Gen.Choose(0, 10_000)
        from start in Gen.Choose(0, 3)
        let tier = new TierTerms("Any", new(minor, Currency.Of(code)), included, UnitPrice.Find(price / 1_000m))
        let began = new DateOnly(1999, 1, 1).AddDays(day)
        select new MonthToRate(tier, CalendarMonth.Of(began), used, start == 0 ? null : began, start == 1, start == 2);
}
