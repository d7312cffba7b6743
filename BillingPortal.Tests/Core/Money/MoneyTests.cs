using BillingPortal.Core;

namespace BillingPortal.Tests.Core;

public sealed class MoneyTests
{
    [Theory]
    [InlineData(1999, "USD", "19.99 USD")]
    [InlineData(-5, "USD", "-0.05 USD")]
    [InlineData(1999, "JPY", "1999 JPY")]
    [InlineData(1990, "KWD", "1.990 KWD")]
    public void Text_CarriesTheDecimalsOfTheCurrency(long minor, string code, string text) =>
        Assert.Equal(text, new Money(minor, Currency.Of(code)).ToString());

    [Theory]
    [InlineData("19.99", "USD", 1999)]
    [InlineData("-0.05", "USD", -5)]
    [InlineData("1999", "JPY", 1999)]
    [InlineData("1.99", "KWD", 1990)]
    public void MajorUnits_BecomeMinorOnes(string major, string code, long minor) =>
        Assert.Equal(new Money(minor, Currency.Of(code)), Money.OfMajor(decimal.Parse(major, System.Globalization.CultureInfo.InvariantCulture), Currency.Of(code)));

    [Fact]
    public void FinerThanTheMinorUnit_IsAnError() => Assert.Throws<ArgumentException>(() => Money.OfMajor(0.005m, Currency.Usd));

    [Fact]
    public void TwoCurrencies_CannotBeAdded() =>
        Assert.Throws<InvalidOperationException>(() => new Money(1, Currency.Usd) + new Money(1, Currency.Of("EUR")));

    [Fact]
    public void Overflow_IsAnError() => Assert.Throws<OverflowException>(() => new Money(long.MaxValue, Currency.Usd) + new Money(1, Currency.Usd));
}
