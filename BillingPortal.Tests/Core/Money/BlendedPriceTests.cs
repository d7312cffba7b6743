using BillingPortal.Core;

namespace BillingPortal.Tests.Core;

public sealed class BlendedPriceTests
{
    [Theory]
    [InlineData("2.25", 55, "USD", 12375)]
    [InlineData("0.001", 1, "USD", 0)]
    [InlineData("0.005", 1, "USD", 1)]
    [InlineData("7.005", 1, "USD", 701)]
    [InlineData("0.015", 1, "KWD", 20)]
    [InlineData("0.5", 3, "JPY", 2)]
    [InlineData("0.000000000125", 40_000_000, "USD", 1)]
    [InlineData("0.000000000125", 39_999_999, "USD", 0)]
    [InlineData("999999.999999999999", 10_000_000_000, "USD", 999_999_999_999_999_999)]
    public void OnePrice_IsRoundedOnceOverAllUnits(string price, long units, string currency, long minor) =>
        Assert.Equal(new Money(minor, Currency.Of(currency)), Blend((price, 30)).Times(units, Currency.Of(currency)));

    [Fact]
    public void Prices_CountByTheirDays()
    {
        var blend = Blend(("1.80", 10), ("1.50", 20));
        Assert.Equal(UnitPrice.Parse("1.6"), blend.Nearest);
        Assert.Equal(new Money(16_000, Currency.Usd), blend.Times(100, Currency.Usd));
    }

    [Fact]
    public void AverageWithoutEnd_IsShownRoundedAndReckonedExactly()
    {
        var blend = Blend(("1", 1), ("0", 2));
        Assert.Equal("0.333333333333", blend.ToString());
        Assert.Equal(new Money(100_000_000_000_000, Currency.Usd), blend.Times(3_000_000_000_000, Currency.Usd));
    }

    [Fact]
    public void EqualPrices_AreEqualWhateverTheirDays()
    {
        Assert.Equal(Blend(("2.25", 30)), Blend(("2.25", 3), ("2.250", 28)));
        Assert.NotEqual(Blend(("2.25", 30)), Blend(("2.25", 29), ("2.26", 1)));
        Assert.Equal(Blend(("0", 30)), Blend(("0", 31)));
    }

    [Fact]
    public void WithoutADay_ThereIsNoPrice()
    {
        Assert.Null(BlendedPrice.Of([]));
        Assert.Null(BlendedPrice.Of([(UnitPrice.Parse("1"), 0)]));
    }

    [Theory]
    [InlineData("1000000", long.MaxValue)]
    [InlineData("1", long.MaxValue)]
    [InlineData("1000000", 340_282_366_920_938_464)] // just above 128 bits, so that what is left of it after wrapping would fit
    public void WhatDoesNotFit_IsAnError(string price, long units) =>
        Assert.Throws<OverflowException>(() => Blend((price, 31)).Times(units, Currency.Of("KWD")));

    private static BlendedPrice Blend(params (string Price, int Days)[] shares) => BlendedPrice.Of(shares.Select(s => (UnitPrice.Parse(s.Price), s.Days)))!;
}
