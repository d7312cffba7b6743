using System.Globalization;
using BillingPortal.Platform.Ui.Charts;
using FsCheck;
using FsCheck.Fluent;

namespace BillingPortal.Tests.Platform.Ui.Charts;

public sealed class ChartScaleTests
{
    [Theory]
    [InlineData("0", "0 0.2 0.4 0.6 0.8 1")]
    [InlineData("100", "0 20 40 60 80 100")]
    [InlineData("112300", "0 25000 50000 75000 100000 125000")]
    [InlineData("0.0007", "0 0.0002 0.0004 0.0006 0.0008")]
    [InlineData("-30 70", "-40 -20 0 20 40 60 80")]
    [InlineData("-7", "-8 -6 -4 -2 0")]
    public void Ticks_AreRoundAndHoldZero(string values, string ticks) => Assert.Equal(Numbers(ticks), ChartScale.For(Numbers(values)).Ticks);

    [Fact]
    public void Y_RunsFromTheTopDown()
    {
        var scale = ChartScale.For([100m]);
        Assert.Equal(0, scale.Y(100, 200), 6);
        Assert.Equal(150, scale.Y(25, 200), 6);
        Assert.Equal(200, scale.Y(0, 200), 6);
    }

    [Fact]
    public void AnyValues_LieBetweenTheEnds() => Prop.ForAll<int[]>(values =>
    {
        var scale = ChartScale.For(values.Select(v => (decimal)v));
        return values.All(v => v >= scale.Bottom && v <= scale.Top) && scale.Ticks.Contains(0m) && scale.Ticks.Count is >= 2 and <= 9;
    }).QuickCheckThrowOnFailure();

    private static decimal[] Numbers(string text) => text.Split(' ').Select(t => decimal.Parse(t, CultureInfo.InvariantCulture)).ToArray();
}
