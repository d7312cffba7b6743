using System.Globalization;
using BillingPortal.Core;
using BillingPortal.Core.Periods;
using BillingPortal.Core.Rating;

namespace BillingPortal.Tests.Core.Rating;

public sealed class FirstMonthTests
{
    [Theory]
    [InlineData("2027-06-09", "2027-06-10", "2027-06-30", 21, 30, 70, 3500, false)]
    [InlineData("2027-06-29", "2027-06-30", "2027-06-30", 1, 30, 4, 167, false)]
    [InlineData("2027-06-30", "2027-07-01", "2027-07-31", 31, 31, 100, 5000, true)]
    [InlineData("2027-12-31", "2028-01-01", "2028-01-31", 31, 31, 100, 5000, true)]
    [InlineData("2028-02-01", "2028-02-02", "2028-02-29", 28, 29, 97, 4828, false)]
    public void StartDay_IsNotCounted(string start, string first, string last, int days, int of, long allowance, long minor, bool runsOn) =>
        AssertTold(Basic(start), first, last, days, of, allowance, minor, runsOn);

    [Theory]
    [InlineData("2027-06-09", "2027-06-09", "2027-06-30", 22, 30, 74, 3667, false)]
    [InlineData("2027-06-30", "2027-06-30", "2027-06-30", 1, 30, 4, 167, false)]
    [InlineData("2027-06-01", "2027-06-01", "2027-06-30", 30, 30, 100, 5000, false)]
    public void StartDay_IsCountedWhereTheInstallationSaysSo(string start, string first, string last, int days, int of, long allowance, long minor, bool runsOn) =>
        AssertTold(Basic(start, countStartDay: true), first, last, days, of, allowance, minor, runsOn);

    [Theory]
    [InlineData("2027-06-09", "2027-06-10", "2027-06-30", 21, 30, 70, 3500, false)]
    [InlineData("2027-06-30", "2027-07-01", "2027-07-31", 31, 31, 100, 5000, true)]
    public void DayOnWhichATrialEnded_IsNeverCounted(string start, string first, string last, int days, int of, long allowance, long minor, bool runsOn) =>
        AssertTold(Basic(start, trialEnded: true, countStartDay: true), first, last, days, of, allowance, minor, runsOn);

    [Fact]
    public void Period_IsChargedOnceItHasEnded()
    {
        Assert.Equal(new DateOnly(2027, 7, 1), Basic("2027-06-09").ChargedOn);
        Assert.Equal(new DateOnly(2027, 8, 1), Basic("2027-06-30").ChargedOn);
    }

    [Fact]
    public void PriceAbove_IsToldUnlessNothingAboveIsBilled()
    {
        Assert.Equal(UnitPrice.Parse("2.25"), Basic("2027-06-09").PriceAbove);
        Assert.Null(FirstMonths.Of(KnownTiers.Of("Basic") with { HardLimit = true }, new DateOnly(2027, 6, 9)).PriceAbove);
    }

    [Theory]
    [InlineData(false, 26267)]
    [InlineData(true, 9500)]
    public void Cap_LimitsWhatUsageCosts(bool cap, long minor)
    {
        var first = FirstMonths.Of(KnownTiers.Of("Basic"), new DateOnly(2027, 6, 29), cap: cap);
        Assert.Equal(cap, first.IsCapped);
        Assert.Equal(new Money(167, Currency.Usd), first.Base);
        Assert.Equal(new Money(minor, Currency.Usd), first.Rate(120).Total);
    }

    [Fact]
    public void RunningOn_RatesTheWholeOfTheNextMonth()
    {
        var first = FirstMonths.Of(KnownTiers.Of("Basic"), new DateOnly(2027, 6, 30), cap: true);
        var whole = RateMonth.Of(MonthToRate.Whole(KnownTiers.Of("Basic"), new CalendarMonth(2027, 7), 130));
        Assert.False(first.IsCapped);
        Assert.Equal(whole.Lines, first.Rate(130).Lines);
    }

    [Fact]
    public void WhatIsTold_IsWhatIsBilled()
    {
        for (var day = new DateOnly(2027, 1, 1); day.Year < 2029; day = day.AddDays(1))
        {
            var first = FirstMonths.Of(KnownTiers.Of("Silver"), day, cap: true);
            var billed = RateMonth.Of(MonthToRate.Of(KnownTiers.Of("Silver"), first.Month, first.Allowance, new(day), capFirstMonth: true));
            Assert.Equal((first.Base, first.Allowance, first.Days), (billed.Total, billed.Allowance, billed.Lines[0].Days));
        }
    }

    private static FirstMonth Basic(string start, bool trialEnded = false, bool countStartDay = false) =>
        FirstMonths.Of(KnownTiers.Of("Basic"), Day(start), trialEnded, countStartDay);

    private static void AssertTold(FirstMonth told, string first, string last, int days, int of, long allowance, long minor, bool runsOn)
    {
        Assert.Equal((Day(first), Day(last)), (told.First, told.Last));
        Assert.Equal((days, of, allowance, runsOn), (told.Days, told.Of, told.Allowance, told.RunsOn));
        Assert.Equal(new Money(minor, Currency.Usd), told.Base);
    }

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
