using BillingPortal.Core;
using BillingPortal.Core.Catalog;
using BillingPortal.Core.Periods;
using BillingPortal.Core.Rating;
using BillingPortal.Core.Subscriptions;

namespace BillingPortal.Tests.Core.Subscriptions;

public sealed class PlanHistoryTests
{
    private static readonly TierTerms Basic = new("Basic", Usd(5000), 100, UnitPrice.Parse("2.25"));
    private static readonly TierTerms Basic2 = Basic with { Base = Usd(5500), Version = 2 };
    private static readonly TierTerms Premium = new("Premium", Usd(18000), 400, UnitPrice.Parse("1.80"));
    private static readonly TierTerms Free = new("Free", Usd(0), 100, null, HardLimit: true, NeedsCard: false);

    [Fact]
    public void DayHasTheLastChoiceUpToIt_AndOfOneDayTheLastMade()
    {
        var history = History([new(June(3), Basic, []), new(June(20), Premium, []), new(June(20), Basic, []), new(June(25), Premium, [])]);
        Assert.Equal("Basic Basic Basic Premium", string.Join(' ', new[] { June(1), June(19), June(20), June(25) }.Select(d => history.On(d).Name)));
        Assert.Equal([Basic, Premium], Segments(history));
    }

    [Fact]
    public void NewerVersion_ComesOnItsDay_AndNeverAnOlderOne()
    {
        var third = Basic with { Base = Usd(4000), Version = 3, NeedsCard = false };
        var history = History([new(June(1), Basic, [new(Basic2, June(20)), new(third, June(10))])]);
        Assert.Equal("1 3 3", string.Join(' ', new[] { June(9), June(10), June(20) }.Select(d => history.On(d).Version)));
        Assert.True(history.On(June(20)).NeedsCard); // as it was when the tier was chosen
    }

    [Fact]
    public void VersionOfATierThatWasLeft_DoesNotCome() =>
        Assert.Equal([Basic, Premium], Segments(History([new(June(1), Basic, [new(Basic2, June(20))]), new(June(15), Premium, [])])));

    /// <summary>Field by field the newest that has it; of one tier only there; from its first day to its last.</summary>
    [Fact]
    public void Override_SplitsByDays_FieldByField()
    {
        var history = History([new(June(1), Basic, []), new(June(21), Premium, [])],
            new("1", June(6), June(15)) { Base = Usd(4000), Included = 200 },
            new("2", June(11)) { Base = Usd(3000), UnitPrice = UnitPrice.Parse("1") },
            new("3", June(1), Tier: "premium") { Included = 1000 });
        Assert.Equal("5000/100/2.25/ 4000/200/2.25/1 3000/200/1/2+1 3000/100/1/2 3000/1000/1/2+3",
            string.Join(' ', Segments(history).Select(t => $"{t.Base.Minor}/{t.Included}/{t.UnitPrice}/{t.Override}")));
        var rated = RateMonth.Of(history.Month(new(2027, 6), 0, capFirstMonth: false));
        Assert.Equal("5 5 5 5 10", string.Join(' ', rated.Lines.Select(l => l.Days)));
        Assert.Equal(833 + 667 + 500 + 500 + 1000, rated.Total.Minor);
    }

    /// <summary>Whole months: each one of which a paid day lies in it, while it is the tier's.</summary>
    [Theory]
    [InlineData("2027-05", null)]
    [InlineData("2027-06", "10")]
    [InlineData("2027-07", "10")]
    [InlineData("2027-08", "20")]
    [InlineData("2027-09", "20")]
    [InlineData("2027-10", null)]
    public void Discount_IsForWholeMonths_AndTheNewestCounts(string month, string? percent)
    {
        var history = new PlanHistory([new(June(1), Basic, [])], [new(new(2027, 1, 1))],
            [new("1", June(30)) { Discount = Discount.Percent(10), DiscountUntil = new(2027, 8, 31) }, new("2", new(2027, 8, 15), new(2027, 9, 1)) { Discount = Discount.Percent(20) }, new("3", June(1), Tier: "Gold") { Discount = Discount.Percent(90) }]);
        Assert.Equal(percent is null ? null : decimal.Parse(percent, System.Globalization.CultureInfo.InvariantCulture), history.Month(CalendarMonth.Parse(month), 0, false).Discount?.OfHundred);
    }

    [Fact]
    public void HardCap_IsTheOneAtThePeriodsEnd()
    {
        var capped = History([new(June(1), Basic, [])], new("1", June(1), June(29)) { HardCap = 150 }, new("2", June(10)) { HardCap = 120 });
        Assert.Equal(120, capped.Month(new(2027, 6), 0, false).UnitsCap);
        var rated = RateMonth.Of(capped.Month(new(2027, 6), 500, false));
        Assert.Equal((20, 380), (rated.OverageUnits, rated.UnbilledUnits));
        Assert.Equal(150, (capped with { Overrides = [capped.Overrides[0]] }).Cancelled(June(20)).Month(new(2027, 6), 0, false).UnitsCap);
    }

    /// <summary>Rate, then the caps, then the discount, which is the full month's because that one is billed.</summary>
    [Fact]
    public void Order_IsRate_ThenCap_ThenDiscount()
    {
        var history = History([new(June(1), Premium, [])], new TermsOverride("1", June(1)) { Discount = Discount.Amount(Usd(6000)) }).Cancelled(June(15));
        var rated = RateMonth.Of(history.Month(new(2027, 6), 500, capFirstMonth: false));
        Assert.True(rated.CappedAtFullMonth);
        Assert.Equal(18000 + 18000 - 6000, rated.Total.Minor); // 100 units above at $1.80; half the month would be $90 and 300 units
    }

    [Fact]
    public void WhatIfs_ReplaceChoices_DropPlans_AndEndTheLastSpan()
    {
        var history = History([new(June(1), Basic, []), new(new(2027, 7, 1), Free, [])]);
        Assert.Equal([Premium], Segments(history.As(Premium)));
        var changed = history.Changed(June(15), Premium);
        Assert.Equal("Basic Premium Premium", string.Join(' ', new[] { June(14), June(15), new DateOnly(2027, 7, 1) }.Select(d => changed.On(d).Name)));
        Assert.Equal(June(9), history.Cancelled(June(9)).Spans[^1].CancelOn);
        Assert.False(history.Cancelled(June(9)).IsBilledIn(new(2027, 7)));
        Assert.True(history.IsBilledIn(new(2027, 7)));
    }

    private static PlanHistory History(TierChoice[] choices, params TermsOverride[] overrides) => new(choices, [new(new(2027, 1, 1))], overrides);

    private static IEnumerable<TierTerms> Segments(PlanHistory history) => RateMonth.Of(history.Month(new(2027, 6), 0, capFirstMonth: false)).Lines.Where(l => l.Kind == RatedLineKind.Base).Select(l => l.Terms);

    private static DateOnly June(int day) => new(2027, 6, day);

    private static Money Usd(long minor) => new(minor, Currency.Usd);
}
