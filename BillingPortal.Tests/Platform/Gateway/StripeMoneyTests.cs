using BillingPortal.Core;
using BillingPortal.Platform.Gateway;

namespace BillingPortal.Tests.Platform.Gateway;

public sealed class StripeMoneyTests
{
    [Theory]
    [InlineData(0, "USD", 0, "usd")]
    [InlineData(1999, "USD", 1999, "usd")]
    [InlineData(500, "JPY", 500, "jpy")]
    [InlineData(12340, "KWD", 12340, "kwd")]
    [InlineData(long.MaxValue, "EUR", long.MaxValue, "eur")]
    public void Exact_IsSentInMinorUnits_AndComesBackTheSame(long minor, string currency, long sent, string code)
    {
        var money = new Money(minor, Currency.Of(currency));
        Assert.Equal((sent, code), (StripeMoney.Amount(money), StripeMoney.Code(money)));
        Assert.Equal(money, StripeMoney.Of(sent, code));
    }

    [Theory]
    [InlineData(-1, "USD")]
    [InlineData(12345, "KWD")]
    public void WhatStripeCannotCharge_IsNeverRounded(long minor, string currency) =>
        Assert.Throws<ArgumentException>(() => StripeMoney.Amount(new(minor, Currency.Of(currency))));

    [Fact]
    public void UnknownCurrency_IsSaidToBe() => Assert.Contains("'isk'", Assert.Throws<GatewayException>(() => StripeMoney.Of(100, "isk")).Message, StringComparison.Ordinal);

    [Fact]
    public void EveryCurrencyWeOffer_GoesThereAndBack() =>
        Assert.All(Currency.All, c => Assert.Equal(new Money(1230, c), StripeMoney.Of(StripeMoney.Amount(new(1230, c)), StripeMoney.Code(new(1230, c)))));
}
