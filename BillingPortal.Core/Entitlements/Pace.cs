namespace BillingPortal.Core.Entitlements;

/// <summary>
/// What a period will have come to, if it goes on as it has so far: what is used already, and each day left like the average of the whole days so far.
/// The range takes each day left as the calmer half of those days was, and as the busier half was. Today is a day like them, unless more was used of it already.
/// <example>105 units are used: 10, 20, 30 and 40 on four whole days, 5 so far today. With 5 more days 250 are expected (100, and 25 for each of 6 days, today with them), from 190 (15 a day) to 310 (35 a day).</example>
/// </summary>
/// <param name="Expected">Units at the end of the period; a half is rounded up.</param>
/// <param name="Low">Rounded down, so that it is never above what is expected.</param>
/// <param name="High">Rounded up, so that it is never below.</param>
/// <param name="Days">So many whole days it was reckoned from.</param>
public sealed record Pace(long Expected, long Low, long High, int Days)
{
    /// <summary>Fewer whole days say too little.</summary>
    public const int LeastDays = 3;

    /// <summary>Null while there are fewer than <see cref="LeastDays"/> whole days.</summary>
    /// <param name="used">All units of the period so far, those of a part of a day with which it began too.</param>
    /// <param name="days">The units of the whole days of the period so far. One below zero, by what was taken back, counts as one without use.</param>
    /// <param name="today">The units of the day that runs.</param>
    /// <param name="left">How many days of the period come after it.</param>
    /// <exception cref="OverflowException">The units do not fit.</exception>
    public static Pace? Of(long used, IReadOnlyList<long> days, long today, int left)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(left);
        if (days.Count < LeastDays) return null;
        long[] sorted = [.. days.Select(AtLeastNone).Order()];
        var half = sorted.Length / 2;
        var whole = new Share(AtLeastNone(today), left, used);
        return new(
            whole.At(sorted, sorted.Length, Rounds.Half), whole.At(sorted.AsSpan(0, half), half, Rounds.Down), whole.At(sorted.AsSpan(sorted.Length - half), half, Rounds.Up), sorted.Length);
    }

    private static long AtLeastNone(long units) => Math.Max(0, units);

    private enum Rounds
    {
        Down,
        Half,
        Up,
    }

    // In 128 bits, because a mean times the days left is a product of two sums.
    private sealed record Share(long Today, int Left, long Used)
    {
        public long At(ReadOnlySpan<long> days, int count, Rounds rounds)
        {
            var sum = Int128.Zero;
            foreach (var units in days) sum += units;
            var restOfToday = Int128.Max(0, sum - ((Int128)Today * count));
            var (added, rest) = Int128.DivRem((sum * Left) + restOfToday, count);
            if (rounds == Rounds.Up && rest > 0) added++;
            else if (rounds == Rounds.Half && rest * 2 >= count) added++;
            return checked((long)(Used + added));
        }
    }
}
