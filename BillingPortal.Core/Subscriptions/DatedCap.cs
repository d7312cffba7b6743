namespace BillingPortal.Core.Subscriptions;

/// <summary>What units above the allowance may cost a period, from a day on. The one that begins last before the period's end counts for all of it.</summary>
/// <param name="From">The first day.</param>
/// <param name="Most">Before tax; null for no cap.</param>
public sealed record DatedCap(DateOnly From, Money? Most);
