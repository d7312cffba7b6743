namespace BillingPortal.Core.Rating;

/// <summary>A time for which paid billing ran.</summary>
/// <param name="Start">The day on which it starts, in the billing zone.</param>
/// <param name="StartCounts">Is that day counted too? If not, the days after it are.</param>
/// <param name="CancelOn">The last day of it; null while nothing ends it.</param>
public readonly record struct BillingSpan(DateOnly Start, bool StartCounts = false, DateOnly? CancelOn = null);
