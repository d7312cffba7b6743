using System.Globalization;
using System.Numerics;
using BillingPortal.Core;
using FsCheck;
using FsCheck.Fluent;

namespace BillingPortal.Tests.Core;

public sealed class RoundingTests
{
    [Theory]
    [InlineData(1, 2, "USD", 1)]
    [InlineData(-1, 2, "USD", -1)]
    [InlineData(49, 100, "USD", 0)]
    [InlineData(-49, 100, "USD", 0)]
    [InlineData(5000 * 21, 30, "USD", 3500)]
    [InlineData(5000, 31, "USD", 161)]
    [InlineData(10000, 3, "JPY", 3333)]
    [InlineData(5, 2, "JPY", 3)]
    [InlineData(15, 1, "KWD", 20)]
    [InlineData(-15, 1, "KWD", -20)]
    [InlineData(149, 10, "KWD", 10)]
    [InlineData(4999, 1000, "KWD", 0)]
    [InlineData(0, 7, "KWD", 0)]
    [InlineData(long.MaxValue, 1, "USD", long.MaxValue)]
    [InlineData(long.MinValue, 1, "USD", long.MinValue)]
    public void Fraction_GoesToTheNearestStepHalfAwayFromZero(long numerator, long denominator, string currency, long minor) =>
        Assert.Equal(new Money(minor, Currency.Of(currency)), Rounding.ToCharge(numerator, denominator, Currency.Of(currency)));

    [Theory]
    [InlineData("12.5", "USD", 13)]
    [InlineData("-12.5", "USD", -13)]
    [InlineData("12.4999999999999999999999999", "USD", 12)]
    [InlineData("12.5", "JPY", 13)]
    [InlineData("1985", "KWD", 1990)]
    [InlineData("14.999999999999999999999999999", "KWD", 10)]
    [InlineData("0.0000000000000000000000000001", "KWD", 0)]
    [InlineData("9223372036854775807.4", "USD", long.MaxValue)]
    public void Decimal_IsRoundedTheSame(string exact, string currency, long minor) =>
        Assert.Equal(new Money(minor, Currency.Of(currency)), Rounding.ToCharge(decimal.Parse(exact, CultureInfo.InvariantCulture), Currency.Of(currency)));

    [Fact]
    public void WhatDoesNotFit_IsAnError()
    {
        Assert.Throws<OverflowException>(() => Rounding.ToCharge((Int128)long.MaxValue * 2 + 1, 2, Currency.Usd));
        Assert.Throws<OverflowException>(() => Rounding.ToCharge(long.MaxValue, 1, Currency.Of("KWD")));
        Assert.Throws<OverflowException>(() => Rounding.ToCharge(1, Int128.MaxValue, Currency.Of("KWD")));
        Assert.Throws<OverflowException>(() => Rounding.ToCharge(decimal.MaxValue, Currency.Usd));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-3)]
    public void Denominator_IsAboveZero(int denominator) => Assert.Throws<ArgumentOutOfRangeException>(() => Rounding.ToCharge(1, denominator, Currency.Usd));

    [Fact]
    public void AnyFraction_IsAtMostHalfAStepAwayAndTiesGoOutward() => Prop.ForAll<long, int, bool>((numerator, days, isKwd) =>
    {
        var currency = isKwd ? Currency.Of("KWD") : Currency.Usd;
        var denominator = 1 + Math.Abs((long)days);
        BigInteger minor = Rounding.ToCharge(numerator, denominator, currency).Minor;
        var away = 2 * (minor * denominator - numerator);
        var outward = numerator < 0 ? -away : away;
        var step = new BigInteger(currency.Step) * denominator;
        return minor % currency.Step == 0 && outward > -step && outward <= step;
    }).QuickCheckThrowOnFailure();
}
