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
        var of = month.Month.Days;
        var days = CountedDays.Of(month.Month, of, month.Spans);
        var sum = RateDays.Of(month, of, days.Paid, runs);
        return days.IsCancelled || month.CapFirstMonth ? Capped(month, of, days, sum, runs) : sum;
    }

    private static RatedSum Capped(MonthToRate month, int of, CountedDays days, RatedSum counted, Span<RatedRun> runs)
    {
        var best = (Days: days.Paid, Sum: counted);
        var last = days.Paid;
        if (days.IsCancelled) Try(CountedDays.ToTheEnd(days.Paid, of), AppliedCap.FullMonth, runs);
        if (month.CapFirstMonth) Try(days.StartedBefore, AppliedCap.FirstMonth, runs);
        if (month.CapFirstMonth && days.IsCancelled) Try(CountedDays.ToTheEnd(days.StartedBefore, of), AppliedCap.FirstMonth, runs);
        return last == best.Days ? best.Sum : RateDays.Of(month, of, best.Days, runs) with { Cap = best.Sum.Cap };

        void Try(uint instead, AppliedCap cap, Span<RatedRun> room)
        {
            if (instead == best.Days) return;
            var other = RateDays.Of(month, of, last = instead, room) with { Cap = cap };
            if (other.IsCheaperThan(best.Sum)) best = (instead, other);
        }
    }
}
