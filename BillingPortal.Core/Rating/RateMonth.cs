namespace BillingPortal.Core.Rating;

/// <summary>
/// Says what a month costs. What a customer is told before and what is billed after come from here.
/// The days are rated, then capped, then the discount is taken off; no cap is applied that saves the customer nothing.
/// <example>Basic ($50, 100 units, $2.25 above), billing starting on 9 June: 21 of 30 days, $35.00, 70 units; the 71st costs $2.25.</example>
/// </summary>
public static class RateMonth
{
    /// <summary>The month with its lines.</summary>
    public static RatedMonth Of(MonthToRate month)
    {
        Span<RatedRun> runs = stackalloc RatedRun[month.MostRuns];
        return RatedLines.Of(month, Sum(month, runs), runs);
    }

    /// <summary>The figures alone, for whoever rates very many: nothing is allocated.</summary>
    /// <param name="month">What is rated.</param>
    /// <param name="runs">Room for <see cref="MonthToRate.MostRuns"/>; the first <see cref="RatedSum.Runs"/> are filled.</param>
    /// <exception cref="OverflowException">An amount does not fit.</exception>
    /// <exception cref="InvalidOperationException">Billing starts after the month, or its prices are of several currencies.</exception>
    public static RatedSum Sum(MonthToRate month, Span<RatedRun> runs)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(month.Used, nameof(month));
        var of = DaysOfMonth.Of(month.Month);
        var days = CountedDays.Of(month, of);
        var mayBeCapped = days.IsCancelled || month.CapFirstMonth && days.StartedBefore != days.Paid;
        return mayBeCapped ? Capped(month, of, days, runs) : RateDays.Of(month, of, days.Paid, runs);
    }

    private static RatedSum Capped(MonthToRate month, in DaysOfMonth of, in CountedDays days, Span<RatedRun> runs)
    {
        var (best, last) = ((Days: days.Paid, Sum: RateDays.Of(month, of, days.Paid, runs)), days.Paid);
        if (days.IsCancelled) Try(month, of, CountedDays.ToTheEnd(days.Paid, of.Count), AppliedCap.FullMonth, ref best, ref last, runs);
        if (month.CapFirstMonth) Try(month, of, days.StartedBefore, AppliedCap.FirstMonth, ref best, ref last, runs);
        if (month.CapFirstMonth && days.IsCancelled) Try(month, of, CountedDays.ToTheEnd(days.StartedBefore, of.Count), AppliedCap.FirstMonth, ref best, ref last, runs);
        return last == best.Days ? best.Sum : RateDays.Of(month, of, best.Days, runs) with { Cap = best.Sum.Cap };
    }

    private static void Try(MonthToRate month, in DaysOfMonth of, uint days, AppliedCap cap, ref (uint Days, RatedSum Sum) best, ref uint last, Span<RatedRun> runs)
    {
        if (days == best.Days) return;
        var other = RateDays.Of(month, of, last = days, runs);
        if (other.IsCheaperThan(best.Sum)) best = (days, other with { Cap = cap });
    }
}
