using System.Globalization;
using BillingPortal.Core;
using BillingPortal.Core.Invoicing;
using BillingPortal.Core.Rating;
using BillingPortal.Tests.Core.Rating;
using FsCheck.Fluent;

namespace BillingPortal.Tests.Core.Invoicing;

/// <summary>June 2027 against another June, so that only what is named differs. All amounts were reckoned by hand.</summary>
public sealed class WhyMoreTests
{
    [Theory]
    [InlineData("Basic | 0 | 90", "Basic | 0 | 95", "")]
    [InlineData("Basic | 9 | 70", "Basic | 0 | 112", "Days 1500, Units 2700")]
    [InlineData("Basic | 0 | 112", "Basic | 0..10 | 12", "Days -3333, Units -2700")] // 34 units are included for ten days
    [InlineData("Basic | 0 | 130", "Basic | 0 | 150", "Units 4500")]
    [InlineData("Basic | 0 | 150", "Basic | 0 | 50", "Units -11250")]
    [InlineData("Basic | 0 | 90", "Basic | 9 | 90", "Days -1500, Allowance 4500")] // 70 units are included for 21 days
    [InlineData("Basic | 0 | 90", "Gold | 0 | 90", "Tier -5000, Tier 60000")]
    [InlineData("Basic | 0 | 90", "Basic, Premium@16 | 0 | 90", "Days -2500, Tier 9000")]
    [InlineData("Basic | 0 | 130", "Gold | 0 | 1510", "Tier -5000, Tier 60000, Allowance -6750, Units 2250, Tier -1000")]
    [InlineData("Basic | 0 | 90", "Basic#2 | 0 | 90", "")] // another version at the same price
    [InlineData("Basic | 0 | 90", "Basic, Basic#2@16 | 0 | 90", "Days -2500, Price 2500")]
    public void Changes_AreToldOneByOne(string before, string now, string parts) => AssertParts(parts, Month(before), Month(now));

    [Fact]
    public void PriceAndDays_AreToldApart()
    {
        var now = MonthText.June2027("Basic", "0", 0) with { Terms = [new(MonthText.June.First, KnownTiers.Of("Basic") with { Version = 2, Base = new(6000, Currency.Usd) })] };
        AssertParts("Days 1500, Price 1000", Month("Basic | 9 | 0"), now);
    }

    [Theory]
    [InlineData(null, "7", "OverrideBegan")]
    [InlineData("7", null, "OverrideEnded")]
    [InlineData("7", "7+9", "OverrideChanged")]
    public void OwnTerms_AreNamed(string? before, string? now, string reason)
    {
        MonthToRate With(string? given, long minor) => MonthText.June2027("Basic", "0", 130) with
        {
            Terms = [new(MonthText.June.First, KnownTiers.Of("Basic") with { Override = given, Base = new(minor, Currency.Usd), UnitPrice = UnitPrice.Parse(minor == 5000 ? "2.25" : "2") })],
        };
        AssertParts($"{reason} -1000, {reason} -750", With(before, 5000), With(now, 4000));
    }

    [Theory]
    [InlineData(null, "10", "DiscountBegan -1175")]
    [InlineData("10", null, "DiscountEnded 1175")]
    [InlineData("10", "20", "DiscountChanged -1175")]
    public void Discounts_AreNamed(string? before, string? now, string parts)
    {
        MonthToRate With(string? percent) => MonthText.June2027("Basic", "0", 130) with { Discount = percent is null ? null : Discount.Percent(decimal.Parse(percent, CultureInfo.InvariantCulture)) };
        AssertParts(parts, With(before), With(now));
    }

    [Fact]
    public void SameDiscountOnMore_IsAPartOfItsOwn() =>
        AssertParts("Units 2250, DiscountOfOther -225", Month("Basic | 0 | 130") with { Discount = Discount.Percent(10) }, Month("Basic | 0 | 140") with { Discount = Discount.Percent(10) });

    [Fact]
    public void Stops_AreNamed()
    {
        var capped = Month("Basic | 0 | 130") with { SpendingCap = new(5000, Currency.Usd) };
        AssertParts("Stop -1800", Month("Basic | 0 | 130"), capped);
        AssertParts("Stop 1800", capped, Month("Basic | 0 | 130"));
        AssertParts("Units 2250, Stop -2250", capped, capped with { Used = 140 });
    }

    [Fact]
    public void WhatStandsApart_IsToldLineByLine()
    {
        var (june, may) = (Month("Basic | 0 | 0"), MonthToRate.Whole(KnownTiers.Of("Basic"), MonthText.June.Previous, 100));
        var parts = WhyMore.Of(Invoices.Of(june, oneOffs: [300]), Invoices.Of(june, [new(may, 104)], [-100], [30]));
        Assert.Equal("Late 900, OneOff -300, OneOff -100, Carried 30", Written(parts));
        Assert.Equal((true, false), (parts[1].Before is not null, parts[1].Now is not null));
        Assert.Equal("OneOff -5300, Credited 300", Written(WhyMore.Of(Invoices.Of(june), Invoices.Of(june, oneOffs: [-5300]))));
    }

    [Fact]
    public void ClosingInvoice_IsComparedToo() => Assert.Equal("Tier -5000, Tier -6750, OneOff 900", Written(WhyMore.Of(Invoices.Of(Month("Basic | 0 | 130")), Invoices.Of(oneOffs: [900]))));

    [Fact]
    public void Parts_AddUpToTheDifferenceOfTheTotals() => Invoices.Hold(
        Gen.Elements("USD", "JPY", "KWD").SelectMany(c => Invoices.Any(Currency.Of(c)).Two()), pair =>
        {
            var parts = WhyMore.Of(pair.Item1, pair.Item2);
            Assert.Equal(ComposeInvoice.Of(pair.Item2).Total - ComposeInvoice.Of(pair.Item1).Total, parts.Aggregate(Money.Zero(pair.Item1.Currency), (sum, p) => sum + p.Amount));
            Assert.All(parts, p => Assert.NotEqual(0, p.Amount.Minor));
        });

    private static void AssertParts(string parts, MonthToRate before, MonthToRate now) => Assert.Equal(parts, Written(WhyMore.Of(Invoices.Of(before), Invoices.Of(now))));

    private static string Written(IEnumerable<Difference> parts) => string.Join(", ", parts.Select(p => string.Create(CultureInfo.InvariantCulture, $"{p.Reason} {p.Amount.Minor}")));

    private static MonthToRate Month(string text) => text.Split(" | ") is [var terms, var spans, var used] ? MonthText.June2027(terms, spans, long.Parse(used, CultureInfo.InvariantCulture)) : throw new ArgumentException(text, nameof(text));
}
