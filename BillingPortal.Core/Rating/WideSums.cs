namespace BillingPortal.Core.Rating;

/// <summary>The same sums for figures that 64 bits do not hold.</summary>
internal static class WideSums
{
    // Rounded up, in the customer's favour.
    public static long Allowance(ReadOnlySpan<DatedTerms> terms, ReadOnlySpan<RatedRun> runs, int of)
    {
        var sum = Int128.Zero;
        foreach (ref readonly var run in runs) sum += (Int128)terms[run.Terms].Terms.Included * run.Days;
        return (long)((sum + of - 1) / of);
    }

    public static long Overage(ReadOnlySpan<DatedTerms> terms, ReadOnlySpan<RatedRun> runs, long units, Currency currency)
    {
        var (sum, days) = (Int128.Zero, 0);
        foreach (ref readonly var run in runs)
        {
            if (terms[run.Terms].Terms.PriceAbove is not { Finest: var price }) continue;
            sum += (Int128)price * run.Days;
            days += run.Days;
        }

        return Rounding.ToCharge(checked(sum * units), days * currency.OfPrice, currency).Minor;
    }
}
