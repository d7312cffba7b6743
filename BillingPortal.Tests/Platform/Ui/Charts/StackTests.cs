using BillingPortal.Platform.Ui.Charts;

namespace BillingPortal.Tests.Platform.Ui.Charts;

public sealed class StackTests
{
    [Fact]
    public void Negative_IsHeapedBelowZero()
    {
        ChartSeries[] series = [new("Plans", [10m]), new("Credits", [-3m]), new("Usage", [5m]), new("Refunds", [-2m]), new("None", [0m])];
        Assert.Equal([new(0, 0, 10), new(1, -3, 0), new(2, 10, 15), new(3, -5, -3)], Stack.Of(series, 0).ToArray());
    }
}
