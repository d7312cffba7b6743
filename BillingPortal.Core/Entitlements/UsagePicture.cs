using BillingPortal.Core.Rating;
using BillingPortal.Core.Subscriptions;

namespace BillingPortal.Core.Entitlements;

/// <summary>How a customer stands with units: what counts, how much was used, what is included, where it stops.</summary>
/// <param name="Period">Null while nothing can be used.</param>
/// <param name="Used">Units of the period.</param>
/// <param name="Allowance">Units of the period that are paid for, or free.</param>
/// <param name="Stops">The one that comes first first; empty where use goes on.</param>
/// <param name="Month">What the bill of the period is rated from; null when nothing is billed.</param>
public sealed record UsagePicture(UsagePeriod? Period, long Used, long Allowance, IReadOnlyList<UsageStop> Stops, MonthToRate? Month)
{
    /// <summary>Nothing can be used.</summary>
    public static UsagePicture Nothing { get; } = new(null, 0, 0, Array.Empty<UsageStop>(), null);

    /// <summary>The stop that comes first; null where use goes on.</summary>
    public UsageStop? Stop => Stops.Count > 0 ? Stops[0] : null;

    /// <summary>No further unit is given.</summary>
    public bool IsHalted => Stop is { } stop && Used >= stop.Units;

    /// <summary>What is left of the allowance.</summary>
    public long Remaining => Math.Max(0, Allowance - Used);

    /// <summary>Could so many units more be used, all of them?</summary>
    public bool Fits(long units) => Stop is not { } stop || units <= stop.Units - Used;

    /// <summary>The picture of a period with what was used of it.</summary>
    /// <param name="period">The period of now.</param>
    /// <param name="access">How the customer stands now.</param>
    /// <param name="today">The day of now in the billing zone.</param>
    /// <param name="history">The customer's.</param>
    /// <param name="used">Units of the period.</param>
    /// <param name="capFirstMonth">The installation's rule for first months.</param>
    public static UsagePicture Of(UsagePeriod? period, Access access, DateOnly today, PlanHistory? history, long used, bool capFirstMonth)
    {
        if (period is null || history is null || access.Tier is not { } tier) return Nothing;
        if (period.Kind != StretchKind.Paid) return new(period, used, tier.Included, UsageStop.Of(tier.Included, tier.HardLimit, history.HardCapOn(today)), null);
        var month = history.Month(period.Month, used, capFirstMonth);
        return new(period, used, RateMonth.Of(month).Allowance, UsageStop.Of(month, tier.HardLimit), month);
    }
}
