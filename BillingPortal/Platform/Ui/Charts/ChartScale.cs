namespace BillingPortal.Platform.Ui.Charts;

/// <summary>The axis of a chart: round steps from a bottom to a top that hold all values and zero.</summary>
public sealed record ChartScale(decimal Bottom, decimal Top, IReadOnlyList<decimal> Ticks)
{
    private static readonly decimal[] RoundSteps = [1m, 2m, 2.5m, 5m, 10m];

    public static ChartScale For(IEnumerable<decimal> values, int steps = 5)
    {
        var all = values.Append(0m).ToArray();
        var (low, high) = (all.Min(), all.Max());
        if (low == high) high = low + 1;
        var step = Step((high - low) / steps);
        var first = Math.Floor(low / step);
        var last = Math.Ceiling(high / step);
        var ticks = Enumerable.Range(0, (int)(last - first) + 1).Select(i => (first + i) * step).ToArray();
        return new(ticks[0], ticks[^1], ticks);
    }

    /// <summary>How far down from the top a value lies, on a height.</summary>
    public double Y(decimal value, double height) => (double)((Top - value) / (Top - Bottom)) * height;

    // The smallest round number that is not smaller: 1, 2, 2.5, 5 times a power of ten.
    private static decimal Step(decimal rough)
    {
        var power = 1m;
        while (power > rough) power /= 10;
        while (power * 10 <= rough) power *= 10;
        return RoundSteps.First(s => s * power >= rough) * power;
    }
}
