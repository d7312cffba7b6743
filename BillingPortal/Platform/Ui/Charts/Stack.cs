namespace BillingPortal.Platform.Ui.Charts;

/// <summary>A piece of a stacked column, from its lower to its upper end.</summary>
internal readonly record struct StackPart(int Series, decimal From, decimal To);

/// <summary>What is above zero is heaped upwards, what is below downwards.</summary>
internal static class Stack
{
    public static IEnumerable<StackPart> Of(IReadOnlyList<ChartSeries> series, int at)
    {
        var (up, down) = (0m, 0m);
        for (var i = 0; i < series.Count; i++)
        {
            var value = series[i].Values[at];
            if (value > 0) yield return new(i, up, up += value);
            if (value < 0) yield return new(i, down + value, down);
            down += Math.Min(value, 0);
        }
    }
}
