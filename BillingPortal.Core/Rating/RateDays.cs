using System.Numerics;
using BillingPortal.Core.Catalog;

namespace BillingPortal.Core.Rating;

/// <summary>Rates days of a month: a base a run, one allowance for all of them, one price above it. It allocates nothing.</summary>
internal static class RateDays
{
    private const long Narrow = long.MaxValue / 64;

    /// <summary>What these days cost; their runs stand in the span afterwards.</summary>
    public static RatedSum Of(MonthToRate month, int of, uint days, Span<RatedRun> runs)
    {
        var currency = month.Terms[0].Terms.Base.Currency;
        var (count, bases) = Split(month, of, days, currency, runs);
        runs = runs[..count];
        var (allowance, counted) = (Allowance(month.Terms, runs, of), BitOperations.PopCount(days));
        var used = month.UnitsCap is { } cap ? Math.Min(month.Used, cap) : month.Used;
        var (units, overage) = used > allowance ? Above(month.Terms, runs, used - allowance, currency) : default;
        var rated = checked(bases + overage);
        return new(count, counted, allowance, units, overage, rated, month.Discount?.Of(rated, counted, of, currency) ?? 0, AppliedCap.None);
    }

    private static (int Count, long Bases) Split(MonthToRate month, int of, uint days, Currency currency, Span<RatedRun> runs)
    {
        var (count, bases, terms, first) = (0, 0L, month.Terms, month.Month.First.DayNumber);
        for (int i = 0, from = 0; i < terms.Count && from < of; i++)
        {
            var until = i + 1 < terms.Count ? Math.Clamp(terms[i + 1].From.DayNumber - first, from, of) : of;
            var held = days & CountedDays.First(until) & ~CountedDays.First(from);
            from = until;
            if (held == 0) continue;
            var goesOn = count > 0 && Same(terms[runs[count - 1].Terms].Terms, terms[i].Terms);
            if (goesOn) bases -= runs[--count].Base;
            runs[count] = Run(terms[i].Terms, i, held, goesOn ? runs[count] : null, of, currency);
            bases = checked(bases + runs[count++].Base);
        }

        return (count, bases);
    }

    private static RatedRun Run(TierTerms terms, int at, uint held, RatedRun? before, int of, Currency currency)
    {
        if (terms.Base.Currency != currency) throw new InvalidOperationException($"{currency} and {terms.Base.Currency} cannot be reckoned together.");
        var days = BitOperations.PopCount(held) + (before?.Days ?? 0);
        return new(at, before?.First ?? BitOperations.TrailingZeroCount(held) + 1, 32 - BitOperations.LeadingZeroCount(held), days, Rounding.Charge(terms.Base.Minor, days, of, currency));
    }

    private static bool Same(TierTerms left, TierTerms right) => ReferenceEquals(left, right) || left.Equals(right);

    // Rounded up, in the customer's favour.
    private static long Allowance(IReadOnlyList<DatedTerms> terms, ReadOnlySpan<RatedRun> runs, int of)
    {
        var sum = 0L;
        foreach (ref readonly var run in runs)
        {
            var included = terms[run.Terms].Terms.Included;
            if (included > Narrow) return WideAllowance(terms, runs, of);
            sum += included * run.Days;
        }

        return (sum + of - 1) / of;
    }

    private static long WideAllowance(IReadOnlyList<DatedTerms> terms, ReadOnlySpan<RatedRun> runs, int of)
    {
        var sum = Int128.Zero;
        foreach (ref readonly var run in runs) sum += (Int128)terms[run.Terms].Terms.Included * run.Days;
        return (long)((sum + of - 1) / of);
    }

    // The average price is kept as a fraction, so that only the amount is rounded. Days without a price stay out of it.
    private static (long Units, long Overage) Above(IReadOnlyList<DatedTerms> terms, ReadOnlySpan<RatedRun> runs, long units, Currency currency)
    {
        var (sum, days, wide) = (0L, 0, Int128.Zero);
        foreach (ref readonly var run in runs)
        {
            if (terms[run.Terms].Terms.PriceAbove is not { Finest: var price }) continue;
            if (price > Narrow) wide += (Int128)price * run.Days;
            else sum += price * run.Days;
            days += run.Days;
        }

        if (days == 0) return (0, 0);
        var ofMinor = days * (UnitPrice.One / currency.Scale);
        return (units, wide == 0 ? Rounding.Charge(units, sum, ofMinor, currency) : Rounding.ToCharge(checked((wide + sum) * units), ofMinor, currency).Minor);
    }
}
