namespace BillingPortal.Platform.Ui.Charts;

/// <summary>A value at a place on the horizontal axis.</summary>
public sealed record ChartPoint(string Label, decimal Value);

/// <summary>Values with a name, one for each label of the chart.</summary>
public sealed record ChartSeries(string Name, IReadOnlyList<decimal> Values);
