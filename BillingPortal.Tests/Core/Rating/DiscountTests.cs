using System.Globalization;
using BillingPortal.Core;
using BillingPortal.Core.Catalog;
using BillingPortal.Core.Rating;

namespace BillingPortal.Tests.Core.Rating;

public sealed class DiscountTests
{
    [Theory]
    [InlineData("10", "0", 130, "Basic 30d 5000 + overage 30u 6750 + discount -1175 = 10575")]
    [InlineData("12.5", "0", 101, "Basic 30d 5000 + overage 1u 225 + discount -653 = 4572")] // 653.125
    [InlineData("33.3333", "0", 0, "Basic 30d 5000 + discount -1667 = 3333")]
    [InlineData("0.01", "0", 0, "Basic 30d 5000 + discount -1 = 4999")] // half a cent, away from zero
    [InlineData("0.0001", "0", 0, "Basic 30d 5000 = 5000")]
    [InlineData("100", "0", 130, "Basic 30d 5000 + overage 30u 6750 + discount -11750 = 0")]
    [InlineData("10", "9", 100, "Basic 21d 3500 + overage 30u 6750 + discount -1025 = 9225")]
    [InlineData("10", "0..10", 60, "Basic 30d 5000 + discount -500 = 4500, full month")] // rated, capped, then taken off
    [InlineData("100", "0..10", 60, "Basic 30d 5000 + discount -5000 = 0, full month")]
    [InlineData("10", "30", 60, " = 0, carries")]
    public void Percentage_IsOfBaseAndOverage(string percent, string spans, long used, string rated) =>
        AssertRated(Discount.Percent(decimal.Parse(percent, CultureInfo.InvariantCulture)), spans, used, rated);

    [Theory]
    [InlineData(2000, "0", 130, "Basic 30d 5000 + overage 30u 6750 + discount -2000 = 9750")]
    [InlineData(2000, "9", 0, "Basic 21d 3500 + discount -1400 = 2100")]
    [InlineData(1001, "0..10", 0, "Basic 10d 1667 + discount -334 = 1333")]
    [InlineData(9000, "0", 0, "Basic 30d 5000 + discount -5000 = 0")] // never below nothing
    [InlineData(9000, "29", 0, "Basic 1d 167 + discount -167 = 0")]
    [InlineData(2000, "0..10", 60, "Basic 30d 5000 + discount -2000 = 3000, full month")]
    [InlineData(4000, "0..15", 60, "Basic 30d 5000 + discount -4000 = 1000, full month")] // 4750 rated, less 2000: staying is what costs less in the end
    public void Amount_IsGivenOnceAFullMonth(long minor, string spans, long used, string rated) => AssertRated(Discount.Amount(new(minor, Currency.Usd)), spans, used, rated);

    [Fact]
    public void FirstMonth_IsCappedBeforeItIsTakenOff() => Assert.Equal("Basic 30d 5000 + overage 20u 4500 + discount -950 = 8550, first month",
        MonthText.Written(RateMonth.Of(MonthText.June2027("Basic", "29", 120) with { CapFirstMonth = true, Discount = Discount.Percent(10) })));

    [Theory]
    [InlineData("JPY", 999, "7.5", 924)] // 74.925
    [InlineData("KWD", 9990, "7.5", 9240)] // 749.25 in steps of 10
    public void OtherCurrencies_AreTakenOffInTheirSteps(string code, long minor, string percent, long total)
    {
        var tier = new TierTerms("Any", new(minor, Currency.Of(code)), 0, null);
        var month = MonthToRate.Whole(tier, MonthText.June, 0) with { Discount = Discount.Percent(decimal.Parse(percent, CultureInfo.InvariantCulture)) };
        Assert.Equal(new Money(total, Currency.Of(code)), RateMonth.Of(month).Total);
    }

    [Fact]
    public void Line_TellsWhatIsTakenOff()
    {
        var discount = Discount.Percent(10);
        var line = RateMonth.Of(MonthText.June2027("Basic, Gold@11", "0", 0) with { Discount = discount }).Lines[^1];
        Assert.Equal((RatedLineKind.Discount, "Gold", 30, 30, discount), (line.Kind, line.Tier, line.Days, line.Of, line.Discount));
    }

    [Fact]
    public void WhatIsNone_IsRefused()
    {
        Assert.All([0m, -1m, 100.0001m, 1.00001m], percent => Assert.Throws<ArgumentOutOfRangeException>(() => Discount.Percent(percent)));
        Assert.All([0L, -1L], minor => Assert.Throws<ArgumentOutOfRangeException>(() => Discount.Amount(new(minor, Currency.Usd))));
        Assert.Throws<InvalidOperationException>(() => RateMonth.Of(MonthText.June2027("Basic", "0", 0) with { Discount = Discount.Amount(new(1, Currency.Of("EUR"))) }));
    }

    private static void AssertRated(Discount discount, string spans, long used, string rated) =>
        Assert.Equal(rated, MonthText.Written(RateMonth.Of(MonthText.June2027("Basic", spans, used) with { Discount = discount })));
}
