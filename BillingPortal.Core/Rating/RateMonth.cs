namespace BillingPortal.Core.Rating;

/// <summary>
/// Says what a month costs. What a customer is told before and what is billed after come from here.
/// <example>Basic ($50, 100 units, $2.25 above), billing starting on 9 June: 21 of 30 days, $35.00, 70 units; the 71st costs $2.25.</example>
/// </summary>
public static class RateMonth
{
    /// <summary>The month, with the cap on a first month where it is wanted and strictly cheaper.</summary>
    public static RatedMonth Of(MonthToRate month)
    {
        var counted = Counted(month);
        if (!month.CapFirstMonth || !month.IsFirst) return counted;
        var whole = Counted(month with { BillingStart = null });
        return whole.Total < counted.Total ? whole with { CappedFirstMonth = true } : counted;
    }

    private static RatedMonth Counted(MonthToRate month)
    {
        var segments = month.Segments();
        return RateSegments.Of(month.Month, segments, month.Used, month.Tier.Base.Currency) with { CarriesToNextMonth = segments.Count == 0 };
    }
}
