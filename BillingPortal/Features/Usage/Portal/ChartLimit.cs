namespace BillingPortal.Features.Usage.Portal;

/// <summary>A line across the chart.</summary>
/// <param name="Label">"Included".</param>
public sealed record ChartLimit(string Label, long Units);
