using BillingPortal.Core.Catalog;

namespace BillingPortal.Core.Rating;

/// <summary>A run of counted days of one tier.</summary>
/// <param name="Tier">Its terms on those days.</param>
/// <param name="First">The first of the days.</param>
/// <param name="Days">How many they are.</param>
public sealed record Segment(TierTerms Tier, DateOnly First, int Days)
{
    /// <summary>The last of the days.</summary>
    public DateOnly Last => First.AddDays(Days - 1);
}
