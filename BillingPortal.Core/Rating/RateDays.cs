using System.Numerics;
using System.Runtime.CompilerServices;
using BillingPortal.Core.Catalog;

namespace BillingPortal.Core.Rating;

/// <summary>Rates days of a month: a base a run, one allowance for all of them, one price above it. It allocates nothing.</summary>
internal static class RateDays
{
    /// <summary>Times 31 days it still fits, with room for rounding.</summary>
    private const long Narrow = long.MaxValue / 64;

    /// <summary>What these days cost; their runs stand in the span afterwards.</summary>
    public static RatedSum Of(MonthToRate month, in DaysOfMonth of, uint days, Span<RatedRun> runs)
    {
        var (currency, counted) = (month.Currency, BitOperations.PopCount(days));
        var sums = Split(month.EachTerms, of, days, currency, runs);
        var allowance = sums.IsWide ? WideSums.Allowance(month.EachTerms, runs[..sums.Runs], of.Count) : (long)((ulong)(sums.Included + of.Count - 1) / (uint)of.Count);
        var above = (month.UnitsCap is { } cap ? Math.Min(month.Used, cap) : month.Used) - allowance;
        if (above <= 0 || sums.PricedDays == 0) above = 0;
        var overage = Overage(month, sums, runs, above, currency);
        if (month.SpendingCap is { } most && overage > Same(most, currency).Minor) (above, overage) = Within(most.Minor, month, sums, runs, above, currency);
        var rated = checked(sums.Bases + overage);
        return new(sums.Runs, counted, allowance, above, overage, rated, month.Discount?.Of(rated, counted, of.Count, currency) ?? 0, AppliedCap.None);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static long Overage(MonthToRate month, in Sums sums, Span<RatedRun> runs, long units, Currency currency) => units == 0 ? 0 : sums.IsWide
        ? WideSums.Overage(month.EachTerms, runs[..sums.Runs], units, currency)
        : Rounding.Charge(units, sums.Prices, sums.PricedDays * currency.OfPrice, currency);

    // The most units whose amount stays within; all of them do not.
    private static (long Units, long Amount) Within(long most, MonthToRate month, in Sums sums, Span<RatedRun> runs, long all, Currency currency)
    {
        var (within, above) = (0L, all);
        while (above - within > 1)
        {
            var middle = within + (above - within) / 2;
            if (Overage(month, sums, runs, middle, currency) <= most) within = middle;
            else above = middle;
        }

        return (within, Overage(month, sums, runs, within, currency));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Sums Split(ReadOnlySpan<DatedTerms> terms, in DaysOfMonth of, uint days, Currency currency, Span<RatedRun> runs)
    {
        var sums = default(Sums);
        for (int i = 0, from = 0; i < terms.Length && from < of.Count; i++)
        {
            var until = i + 1 < terms.Length ? Math.Clamp(of.At(terms[i + 1].From), from, of.Count) : of.Count;
            var held = days & CountedDays.First(until) & ~CountedDays.First(from);
            from = until;
            if (held != 0) sums.Add(terms, i, held, of.Count, currency, runs);
        }

        return sums;
    }

    /// <summary>What is summed up over the days; the average price is kept as a fraction, so that only the amount is rounded.</summary>
    private struct Sums
    {
        public int Runs;
        public int PricedDays;
        public long Bases;
        public long Included;
        public long Prices;
        public bool IsWide;
        private TierTerms? before;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Add(ReadOnlySpan<DatedTerms> each, int at, uint held, int of, Currency currency, Span<RatedRun> runs)
        {
            var terms = each[at].Terms;
            if (!ReferenceEquals(terms.Base.Currency, currency)) Same(terms.Base.Currency, currency);
            Count(terms, BitOperations.PopCount(held));
            if (before is not null && GoesOn(before, terms)) held |= TakeBack(runs);
            var charged = Rounding.Charge(terms.Base.Minor, BitOperations.PopCount(held), of, currency);
            runs[Runs++] = new(at, held, charged);
            Bases = checked(Bases + charged);
            before = terms;
        }

        private uint TakeBack(Span<RatedRun> runs)
        {
            ref readonly var run = ref runs[--Runs];
            Bases -= run.Base;
            return run.Held;
        }

        // Days without a price stay out of the average.
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private void Count(TierTerms terms, int days)
        {
            IsWide |= (ulong)terms.Included > Narrow;
            Included += terms.Included * days;
            if (terms.PriceAbove is not { Finest: var price }) return;
            IsWide |= price > Narrow;
            Prices += price * days;
            PricedDays += days;
        }
    }

    // Most terms that differ cost another base: that is seen sooner than all the rest. What has no price (a trial's length, whether a card is asked for) does not break a run.
    private static bool GoesOn(TierTerms before, TierTerms now) => ReferenceEquals(before, now) || before.Base.Minor == now.Base.Minor && before.HasPriceOf(now);

    private static void Same(Currency one, Currency other)
    {
        if (one != other) throw new InvalidOperationException($"{other} and {one} cannot be reckoned together.");
    }

    private static Money Same(Money cap, Currency currency)
    {
        Same(cap.Currency, currency);
        return cap;
    }
}
