using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using BillingPortal.Core.Periods;

namespace BillingPortal.Core.Rating;

/// <summary>Days of a month, a bit each: those that are paid for, and those that would be, had billing started before.</summary>
/// <param name="Paid">The counted days.</param>
/// <param name="StartedBefore">The same had billing started before the month; equal where it did.</param>
/// <param name="IsCancelled">It was cancelled in the month, at least once.</param>
/// <param name="IsRunning">It runs on after the month.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct CountedDays(uint Paid, uint StartedBefore, bool IsCancelled, bool IsRunning)
{
    /// <summary>The first so many days of a month.</summary>
    public static uint First(int days) => (1u << days) - 1;

    /// <summary>From the first of these days to the end of a month, as if nobody had cancelled.</summary>
    public static uint ToTheEnd(uint days, int of) => days == 0 ? 0 : First(of) & ~First(BitOperations.TrailingZeroCount(days));

    /// <summary>The days of a month for which paid billing ran.</summary>
    /// <exception cref="InvalidOperationException">Billing starts after the month.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static CountedDays Of(MonthToRate month, in DaysOfMonth days)
    {
        var (paid, before, cancelled, running, found) = (0u, 0u, false, false, false);
        foreach (ref readonly var span in month.EachSpan)
        {
            var start = days.At(span.Start);
            if (start >= days.Count) break;
            found = true;
            var through = span.CancelOn is { } last ? days.At(last) + 1 : int.MaxValue;
            if (through <= 0) continue;
            var until = First(Math.Min(through, days.Count));
            var counted = until & ~First(start < 0 ? 0 : span.StartCounts ? start : start + 1);
            // Only the first could have started before: the later ones are a coming back.
            before |= running || cancelled ? counted : until;
            (paid, running, cancelled) = (paid | counted, through > days.Count, cancelled || through <= days.Count);
        }

        return found ? new(paid, before, cancelled, running) : throw new InvalidOperationException($"Billing starts after {month.Month}: there is nothing to rate in it.");
    }
}

/// <summary>A month as numbers: the day on which it begins, counted from the calendar's first, and how many it has.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct DaysOfMonth(int Begins, int Count)
{
    public static DaysOfMonth Of(CalendarMonth month)
    {
        var (begins, count) = month.Numbers;
        return new(begins, count);
    }

    /// <summary>Where a day stands: 0 for the first of the month, less before it.</summary>
    public int At(DateOnly day) => day.DayNumber - Begins;
}
