using BillingPortal.Core.Catalog;
using BillingPortal.Core.Periods;

namespace BillingPortal.Core.Rating;

/// <summary>A month of one tier, with all that its price depends on.</summary>
/// <param name="Tier">The terms that hold in it.</param>
/// <param name="Month">Whose days are counted.</param>
/// <param name="Used">Units used in the period.</param>
/// <param name="BillingStart">The day on which billing starts, when it starts in this month; all days are counted when it started earlier.</param>
/// <param name="StartDayCounts">Is that day counted too? If not, the days after it are.</param>
/// <param name="CapFirstMonth">A first month costs at most what it would, had billing started on the 1st.</param>
public sealed record MonthToRate(TierTerms Tier, CalendarMonth Month, long Used, DateOnly? BillingStart = null, bool StartDayCounts = false, bool CapFirstMonth = false)
{
    /// <summary>Does billing start in this month?</summary>
    public bool IsFirst => BillingStart is { } start && Month.Contains(start);

    /// <summary>The runs of counted days, in order; none when no day is counted.</summary>
    /// <exception cref="InvalidOperationException">Billing starts after the month.</exception>
    public IReadOnlyList<Segment> Segments()
    {
        if (BillingStart > Month.Last) throw new InvalidOperationException($"Billing starts after {Month}: there is nothing to rate in it.");
        var skipped = IsFirst ? BillingStart!.Value.Day - (StartDayCounts ? 1 : 0) : 0;
        return skipped < Month.Days ? new[] { new Segment(Tier, Month.First.AddDays(skipped), Month.Days - skipped) } : [];
    }
}
