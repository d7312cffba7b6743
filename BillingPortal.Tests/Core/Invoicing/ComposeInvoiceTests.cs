using BillingPortal.Core;
using BillingPortal.Core.Invoicing;
using BillingPortal.Core.Periods;
using BillingPortal.Core.Rating;
using BillingPortal.Tests.Core.Rating;
using FsCheck.Fluent;

namespace BillingPortal.Tests.Core.Invoicing;

public sealed class ComposeInvoiceTests
{
    [Theory]
    [InlineData(0, true, "OneOff 0 = 0 Nothing")]
    [InlineData(1, true, "OneOff 1 = 1 Move")]
    [InlineData(49, true, "OneOff 49 = 49 Move")]
    [InlineData(49, false, "OneOff 49 = 49 Waive")]
    [InlineData(50, true, "OneOff 50 = 50 Due")]
    [InlineData(50, false, "OneOff 50 = 50 Due")]
    [InlineData(99_999_999, true, "OneOff 99999999 = 99999999 Due")]
    [InlineData(100_000_000, true, "OneOff 100000000 = 100000000 TooLarge")]
    [InlineData(-1, true, "OneOff -1, Credited 1 = 0 and 1 back Nothing")]
    [InlineData(-100_000_000, false, "OneOff -100000000, Credited 100000000 = 0 and 100000000 back Nothing")]
    public void Total_SaysWhatBecomesOfIt(long minor, bool hasNext, string written) =>
        Assert.Equal(written, Invoices.Written(ComposeInvoice.Of(Invoices.Of(oneOffs: [minor], hasNext: hasNext))));

    [Fact]
    public void Nothing_IsNoInvoice() => Assert.Equal(" = 0 None", Invoices.Written(ComposeInvoice.Of(Invoices.Of())));

    [Fact]
    public void MonthThatRunsOn_IsNoInvoice_WhateverWaits() =>
        Assert.Equal(" = 0 None", Invoices.Written(ComposeInvoice.Of(Invoices.Of(MonthText.June2027("Basic", "30", 60), oneOffs: [500], carried: [30]))));

    [Fact]
    public void TierForNothing_IsFinalWithItsLine() => Assert.Equal("Base 0 = 0 Nothing",
        Invoices.Written(ComposeInvoice.Of(Invoices.Of(MonthToRate.Whole(KnownTiers.Of("Basic") with { Base = Money.Zero(Currency.Usd) }, MonthText.June, 0)))));

    /// <summary>$50.00 + 30 × $2.25 − 10 %; 4 late units of May; a charge; three cents of before.</summary>
    [Fact]
    public void Lines_StandInTheirOrder()
    {
        var may = MonthToRate.Whole(KnownTiers.Of("Basic"), MonthText.June.Previous, 100);
        var from = Invoices.Of(MonthText.June2027("Basic", "0", 130) with { Discount = Discount.Percent(10) }, [new(may, 104), new(MonthToRate.Whole(KnownTiers.Of("Basic"), new(2027, 4), 100), 100)], [1000, -200], [3]);
        var invoice = ComposeInvoice.Of(from);
        Assert.Equal("Base 5000, Overage 6750, Discount -1175, Late 900, OneOff 1000, OneOff -200, Carried 3 = 12278 Due", Invoices.Written(invoice));
        Assert.Equal("2027-06 2027-06 2027-06 2027-05 2027-06 2027-06 2027-05", string.Join(' ', invoice.Lines.Select(l => l.Month)));
        Assert.Equal(5000, invoice.Rated!.Lines[0].Amount.Minor);
    }

    /// <summary>Units taken back were worth more than the new month: $50.00 − $67.50.</summary>
    [Fact]
    public void LessThanNothing_IsGivenBack()
    {
        var may = MonthToRate.Whole(KnownTiers.Of("Basic"), MonthText.June.Previous, 130);
        Assert.Equal("Base 5000, Late -6750, Credited 1750 = 0 and 1750 back Nothing", Invoices.Written(ComposeInvoice.Of(Invoices.Of(MonthText.June2027("Basic", "0", 0), [new(may, 80)]))));
    }

    [Theory]
    [InlineData("USD", 50L)]
    [InlineData("GBP", 30L)]
    [InlineData("JPY", 50L)]
    [InlineData("KWD", null)]
    public void SmallestCharge_IsWhatStripeTakes(string currency, long? minor) => Assert.Equal(minor, SmallestCharge.Of(Currency.Of(currency)));

    [Fact]
    public void TwoCurrencies_AreNotAddedUp() =>
        Assert.Throws<InvalidOperationException>(() => ComposeInvoice.Of(Invoices.Of() with { OneOffs = [new(1, "Setting up", new(1, Currency.Of("EUR")))] }));

    [Fact]
    public void Total_IsTheSumOfTheLines_AndNeverBelowNothing() => Invoices.Hold(Gen.Elements("USD", "JPY", "KWD").SelectMany(c => Invoices.Any(Currency.Of(c))), from =>
    {
        var invoice = ComposeInvoice.Of(from);
        Assert.Equal(invoice.Lines.Sum(l => l.Amount.Minor), invoice.Total.Minor);
        Assert.True(invoice.Total.Minor >= 0 && invoice.Surplus.Minor >= 0 && (invoice.Total.Minor == 0 || invoice.Surplus.Minor == 0));
        Assert.Equal(invoice.Surplus.Minor > 0, invoice.Lines.Any(l => l.Kind == InvoiceLineKind.Credited));
        Assert.Equal(invoice.Lines.Select(l => l.Kind).Order(), invoice.Lines.Select(l => l.Kind));
        Assert.All(invoice.Lines, l => Assert.Equal(0, l.Amount.Minor % from.Currency.Step));
        Assert.Equal(Invoices.Written(invoice), Invoices.Written(ComposeInvoice.Of(from)));
    });
}
