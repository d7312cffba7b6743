using BillingPortal.Core;

namespace BillingPortal.Tests.Core;

public sealed class UnitPriceTests
{
    [Theory]
    [InlineData("0.0005", "0.0005")]
    [InlineData("2.250", "2.25")]
    [InlineData("2.000", "2")]
    [InlineData("100", "100")]
    [InlineData("0", "0")]
    [InlineData("0.00", "0")]
    [InlineData("007.50", "7.5")]
    [InlineData("0.000000000125", "0.000000000125")]
    [InlineData("0.00000000012500000", "0.000000000125")]
    [InlineData("999999.999999999999", "999999.999999999999")]
    [InlineData("1000000", "1000000")]
    public void Price_IsWrittenInOneWay(string text, string written)
    {
        Assert.Equal(written, UnitPrice.Parse(text).ToString());
        Assert.Equal(UnitPrice.Parse(written), UnitPrice.Parse(text));
        Assert.Equal(UnitPrice.Parse(written).GetHashCode(), UnitPrice.Parse(text).GetHashCode());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("-1")]
    [InlineData("+1")]
    [InlineData(" 1")]
    [InlineData("1 ")]
    [InlineData("1,5")]
    [InlineData("1.2.3")]
    [InlineData("1e2")]
    [InlineData("$1")]
    [InlineData("1\0")]
    [InlineData("0.0000000000001")]
    [InlineData("1000000.01")]
    [InlineData("0.00000000000000000000000000000000001")]
    [InlineData("2.2500000000000000000000000000001")]
    public void WhatIsNoPrice_IsNotRead(string? text) => Assert.Null(UnitPrice.Find(text));

    [Fact]
    public void Number_NegativeLargeOrFine_IsNoPrice()
    {
        Assert.Null(UnitPrice.Find(-0.01m));
        Assert.Null(UnitPrice.Find(1_000_000.000000000001m));
        Assert.Null(UnitPrice.Find(0.0000000000001m));
        Assert.Equal("2.25", UnitPrice.Find(2.250m).ToString());
        Assert.Equal("0", UnitPrice.Find(-0m).ToString());
    }

    [Fact]
    public void WhatIsNoPrice_IsAnErrorWhereOneIsExpected() => Assert.Throws<ArgumentException>(() => UnitPrice.Parse("free"));
}
