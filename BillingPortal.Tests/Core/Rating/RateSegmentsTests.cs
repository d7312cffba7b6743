using BillingPortal.Core;
using BillingPortal.Core.Periods;
using BillingPortal.Core.Rating;

namespace BillingPortal.Tests.Core.Rating;

public sealed class RateSegmentsTests
{
    private static readonly CalendarMonth June = new(2027, 6);

    [Fact]
    public void WorkedMonthsOfTwoTiers_ComeOutExactly()
    {
        RatingCase[] cases = [.. RatingCase.All.Where(c => c.Changes && !c.Cancels && !c.Month.CapFirstMonth && c.Month.Segments().Count > 0)];
        Assert.Equal(25, cases.Length);
        Assert.All(cases, c => Assert.Equal((c.Name, c.Out), (c.Name, RatingCase.Written(RateSegments.Of(c.Month.Month, Split(c), c.Month.Used, Currency.Usd)))));
    }

    [Fact]
    public void DaysWithoutAPrice_StayOutOfTheAverage()
    {
        var free = KnownTiers.Of("Gold") with { UnitPrice = null };
        var rated = RateSegments.Of(June, [new(free, June.First, 10), new(KnownTiers.Of("Basic"), June.First.AddDays(10), 20)], 1000, Currency.Usd);
        Assert.Equal(UnitPrice.Parse("2.25"), rated.Lines[^1].UnitPrice!.Nearest);
    }

    [Fact]
    public void NoDay_AllowsAndCostsNothing()
    {
        var rated = RateSegments.Of(June, [], 1000, Currency.Usd);
        Assert.Equal((0, 0, 0, Money.Zero(Currency.Usd)), (rated.Allowance, rated.OverageUnits, rated.Lines.Count, rated.Total));
    }

    [Fact]
    public void TwoCurrencies_CannotBeRatedTogether() =>
        Assert.Throws<InvalidOperationException>(() => RateSegments.Of(June, [new(KnownTiers.Of("Basic"), June.First, 30)], 0, Currency.Of("EUR")));

    private static Segment[] Split(RatingCase rating)
    {
        var run = rating.Month.Segments()[0];
        var before = Math.Clamp(rating.ChangedOn.DayNumber - run.First.DayNumber, 0, run.Days);
        Segment[] both = [run with { Days = before }, new(rating.ChangedTo, run.First.AddDays(before), run.Days - before)];
        return [.. both.Where(s => s.Days > 0)];
    }
}
