using System.Numerics;
using BillingPortal.Core.Periods;

namespace BillingPortal.Core.Rating;

/// <summary>Days of a month, a bit each: those that are paid for, and those that would be, had billing started before.</summary>
/// <param name="Paid">The counted days.</param>
/// <param name="StartedBefore">The same had billing started before the month; equal where it did.</param>
/// <param name="IsCancelled">It was cancelled in the month, at least once.</param>
/// <param name="IsRunning">It runs on after the month.</param>
internal readonly record struct CountedDays(uint Paid, uint StartedBefore, bool IsCancelled, bool IsRunning)
{
    /// <summary>The first so many days of a month.</summary>
    public static uint First(int days) => (1u << days) - 1;

    /// <summary>From the first of these days to the end of a month, as if nobody had cancelled.</summary>
    public static uint ToTheEnd(uint days, int of) => days == 0 ? 0 : First(of) & ~First(BitOperations.TrailingZeroCount(days));

    /// <summary>The days of a month for which paid billing ran.</summary>
    /// <exception cref="InvalidOperationException">Billing starts after the month.</exception>
    public static CountedDays Of(CalendarMonth month, int of, IReadOnlyList<BillingSpan> spans)
    {
        var (found, begins, first) = (default(CountedDays?), false, month.First.DayNumber);
        for (var i = 0; i < spans.Count; i++)
        {
            if (spans[i].Start.DayNumber - first >= of) break;
            begins = true;
            if (In(spans[i], first, of) is not { } days) continue;
            found = found is { } earlier ? earlier.And(days) : days;
        }

        return found ?? (begins ? default : throw new InvalidOperationException($"Billing starts after {month}: there is nothing to rate in it."));
    }

    // A span by itself; null when it ended before the month.
    private static CountedDays? In(BillingSpan span, int first, int of)
    {
        var (start, end) = (span.Start.DayNumber - first, span.CancelOn is { } last ? last.DayNumber - first + 1 : of + 1);
        if (end <= 0) return null;
        var (through, skipped) = (First(Math.Min(end, of)), start < 0 ? 0 : span.StartCounts ? start : start + 1);
        return new(through & ~First(skipped), through, end <= of, end > of);
    }

    // Only the first of the spans could have started before: the later ones are a coming back.
    private CountedDays And(CountedDays later) => new(Paid | later.Paid, StartedBefore | later.Paid, IsCancelled || later.IsCancelled, later.IsRunning);
}
