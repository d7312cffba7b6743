using BillingPortal.Core.Entitlements;

namespace BillingPortal.Tests.Core.Entitlements;

public sealed class PaceTests
{
    [Fact]
    public void ExampleOfTheDocs_ComesOut() => Assert.Equal(new Pace(250, 190, 310, 4), Pace.Of(105, [10, 20, 30, 40], today: 5, left: 5));

    [Theory]
    [InlineData("", 900, 20)]
    [InlineData("1 2", 3, 20)]
    public void TooFewWholeDays_SayNothing(string days, long today, int left) => Assert.Null(Pace.Of(today, Days(days), today, left));

    [Theory]
    [InlineData("7 7 7", 0, 0, 28, 28, 28)] // the rest of today
    [InlineData("7 7 7", 9, 0, 30, 30, 30)] // more today than on other days
    [InlineData("7 7 7", 9, 2, 44, 44, 44)]
    [InlineData("0 0 0", 0, 25, 0, 0, 0)]
    [InlineData("1 1 2", 2, 3, 10, 9, 12)] // 6 and 3 × 4/3; the middle one of three is in neither half
    [InlineData("0 0 1 2", 0, 0, 4, 3, 5)] // three quarters, none, and one and a half that is rounded up
    [InlineData("0 0 1", 1, 1, 2, 2, 3)] // a third is rounded down
    [InlineData("0 1 1 0", 1, 1, 4, 3, 4)] // a half is rounded up
    [InlineData("10 -4 6 0", 3, 1, 20, 15, 28)] // what was taken back is not expected again, and stays taken back
    public void Figures_AreReckonedFromTheDays(string days, long today, int left, long expected, long low, long high) =>
        Assert.Equal(new Pace(expected, low, high, Days(days).Length), Pace.Of(Days(days).Sum() + today, Days(days), today, left));

    [Fact]
    public void PartOfADayAtTheBeginning_IsUsed_AndNoMeasureOfADay() => Assert.Equal(new Pace(31, 31, 31, 3), Pace.Of(used: 3 + 21, [7, 7, 7], today: 0, left: 0));

    [Fact]
    public void AnyDays_GiveARangeAroundWhatIsExpected_NeverBelowWhatIsUsed_AndGrowWithTheDaysLeft()
    {
        var chance = new Random(7);
        for (var run = 0; run < 2000; run++)
        {
            long[] days = [.. Enumerable.Range(0, chance.Next(Pace.LeastDays, 62)).Select(_ => chance.NextInt64(0, run % 2 == 0 ? 5 : 1_000_000_000_000))];
            var (today, left) = (chance.NextInt64(0, 100), chance.Next(0, 40));
            var used = days.Sum() + today + chance.Next(3);
            var pace = Pace.Of(used, days, today, left)!;
            Assert.InRange(pace.Expected, pace.Low, pace.High);
            Assert.True(pace.Low >= used);
            Assert.True(Pace.Of(used, days, today, left + 1)!.Expected >= pace.Expected);
            Array.Sort(days);
            Assert.Equal(pace, Pace.Of(used, days, today, left)); // whichever day came first
        }
    }

    [Fact]
    public void UnitsThatDoNotFit_AreAnOverflow_NotASmallFigure() => Assert.Throws<OverflowException>(() => Pace.Of(long.MaxValue / 4 * 3, [long.MaxValue / 4, long.MaxValue / 4, long.MaxValue / 4], 0, 25));

    private static long[] Days(string text) => [.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(d => long.Parse(d, System.Globalization.CultureInfo.InvariantCulture))];
}
