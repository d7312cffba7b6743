using System.Globalization;
using BillingPortal.Core;
using BillingPortal.Core.Catalog;
using BillingPortal.Core.Invoicing;
using BillingPortal.Core.Periods;
using BillingPortal.Core.Rating;
using BillingPortal.Tests.Core.Rating;
using FsCheck.Fluent;

namespace BillingPortal.Tests.Core.Invoicing;

/// <summary>June 2027 has 30 days; Basic is $50 for 100 units, $2.25 above. All amounts were reckoned by hand.</summary>
public sealed class LateMonthTests
{
    [Theory]
    [InlineData("0", 130, 140, 2250)]
    [InlineData("0", 90, 130, 6750)] // ten of them were left in the allowance
    [InlineData("0", 90, 100, 0)]
    [InlineData("0", 130, 130, 0)]
    [InlineData("0", 130, 110, -4500)]
    [InlineData("0", 130, 50, -6750)] // the base was not for units
    [InlineData("0", 130, 0, -6750)]
    [InlineData("9", 70, 75, 1125)] // 21 of 30 days: 70 units
    [InlineData("0..10", 10, 60, 3333)] // $16.67 for ten days; with 26 units above them the whole month, $50.00, is cheaper
    [InlineData("0..10", 60, 10, -3333)]
    public void UnitsThatCameLate_CostWhatTheyWouldHaveInTime(string spans, long billed, long now, long difference) =>
        Assert.Equal(difference, Difference(MonthText.June2027("Basic", spans, billed), now));

    [Theory]
    [InlineData("10", 130, 140, 2025)] // $117.50 less a tenth, then $140.00 less a tenth
    [InlineData("12.5", 100, 101, 197)] // $50.00 − $6.25, then $52.25 − $6.53
    [InlineData("100", 100, 500, 0)]
    [InlineData("$60", 100, 104, 0)] // less than nothing is not reached
    [InlineData("$60", 100, 110, 1250)]
    [InlineData("$60", 110, 104, -1250)]
    public void Discount_HoldsForLateUnitsToo(string discount, long billed, long now, long difference) =>
        Assert.Equal(difference, Difference(MonthText.June2027("Basic", "0", billed) with { Discount = Read(discount) }, now));

    [Theory]
    [InlineData(130, 140, 0)] // 22 units are $49.50, the 23rd would pass $50.00
    [InlineData(110, 140, 2700)]
    [InlineData(140, 121, -225)]
    public void SpendingCap_HoldsForLateUnitsToo(long billed, long now, long difference) =>
        Assert.Equal(difference, Difference(MonthText.June2027("Basic", "0", billed) with { SpendingCap = new(5000, Currency.Usd) }, now));

    [Theory]
    [InlineData(115, 150, 1125)]
    [InlineData(120, 150, 0)]
    [InlineData(150, 119, -225)]
    public void CapOnUnits_HoldsForLateUnitsToo(long billed, long now, long difference) =>
        Assert.Equal(difference, Difference(MonthText.June2027("Basic", "0", billed) with { UnitsCap = 120 }, now));

    [Theory]
    [InlineData("JPY", 500, "3", 100, 105, 15)]
    [InlineData("KWD", 1000, "0.0125", 100, 103, 40)] // 37.5 fils, in steps of ten
    [InlineData("KWD", 1000, "0.0125", 103, 104, 10)] // 50 fils, of which 40 were billed
    [InlineData("USD", 5000, "0.004", 100, 101, 0)] // 0.4 cents
    [InlineData("USD", 5000, "0.004", 101, 102, 1)] // 0.8 cents of both: one cent, of which none was billed
    public void OtherCurrencies_AreChargedInTheirSteps(string currency, long minor, string price, long billed, long now, long difference)
    {
        var tier = new TierTerms("Any", new(minor, Currency.Of(currency)), 100, UnitPrice.Parse(price));
        Assert.Equal(difference, Difference(MonthToRate.Whole(tier, MonthText.June, billed), now));
    }

    [Fact]
    public void LateTwice_IsAddedUpToTheMonthAsItIs()
    {
        var month = MonthText.June2027("Basic", "0", 130);
        var (more, fewer) = (Difference(month, 140), Difference(month with { Used = 140 }, 135));
        Assert.Equal((2250, -1125), (more, fewer));
        Assert.Equal(RateMonth.Of(month with { Used = 135 }).Total.Minor, RateMonth.Of(month).Total.Minor + more + fewer);
    }

    [Fact]
    public void HoweverOftenItComes_TheSumIsTheMonthAsItIs_AndNeverBelowNothing() => Invoices.Hold(
        from month in RatingLawsTests.MonthsIn(Currency.Usd)
        from units in Gen.ArrayOf(Gen.Choose(0, 10_000), 4)
        select (month, units), any =>
        {
            var (sum, billed) = (RateMonth.Of(any.month).Total.Minor, any.month.Used);
            foreach (var now in any.units)
            {
                var difference = Difference(any.month with { Used = billed }, now);
                Assert.True(now >= billed ? difference >= 0 : difference <= 0);
                (sum, billed) = (sum + difference, now);
                Assert.True(sum >= 0);
            }
            Assert.Equal(RateMonth.Of(any.month with { Used = billed }).Total.Minor, sum);
        });

    private static long Difference(MonthToRate billed, long now) => new LateMonth(billed, now).Difference.Minor;

    private static Discount Read(string discount) => discount.StartsWith('$')
        ? Discount.Amount(Money.OfMajor(decimal.Parse(discount[1..], CultureInfo.InvariantCulture), Currency.Usd)) : Discount.Percent(decimal.Parse(discount, CultureInfo.InvariantCulture));
}
