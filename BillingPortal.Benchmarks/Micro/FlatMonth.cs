using System.Runtime.InteropServices;
using BillingPortal.Core.Catalog;
using BillingPortal.Core.Rating;

namespace BillingPortal.Benchmarks.Micro;

/// <summary>
/// The floor: a month as bare numbers, and the arithmetic of its price written out on <c>long</c> for two tiers and one time of billing, in dollars.
/// It knows no other currency, no figure that a <c>long</c> cannot hold and no customer who came back, and it keeps no lines.
/// </summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct FlatMonth(
    int Year, int Month, int Start, bool StartCounts, int CancelOn, int ChangeOn, bool CapFirst, long Used,
    long Base1, long Included1, long Price1, long Base2, long Included2, long Price2)
{
    private const long ACent = 10_000_000_000;

    public static FlatMonth Of(MonthToRate month)
    {
        var (span, one, two) = (month.Spans[0], month.Terms[0].Terms, month.Terms[^1].Terms);
        return new(month.Month.Year, month.Month.Month, span.Start.DayNumber, span.StartCounts, span.CancelOn?.DayNumber ?? int.MaxValue, month.Terms.Count > 1 ? month.Terms[1].From.DayNumber : int.MaxValue,
            month.CapFirstMonth, month.Used, one.Base.Minor, one.Included, Price(one), two.Base.Minor, two.Included, Price(two));
    }

    public long Total()
    {
        int first = new DateOnly(Year, Month, 1).DayNumber, of = DateTime.DaysInMonth(Year, Month);
        int from = Math.Max(0, Start - first + (StartCounts ? 0 : 1)), until = Math.Min(of, CancelOn - first + 1), change = ChangeOn - first;
        var total = Total(of, from, until, change);
        if (CancelOn < first + of && from < until) total = Math.Min(total, Total(of, from, of, change));
        if (!CapFirst || Start < first) return total;
        total = Math.Min(total, Total(of, 0, until, change));
        return CancelOn < first + of ? Math.Min(total, Total(of, 0, of, change)) : total;
    }

    private long Total(int of, int from, int until, int change)
    {
        if (from >= until) return 0;
        long before = Math.Clamp(change, from, until) - from, after = until - from - before;
        var total = 0L;
        if (before > 0) total += (2 * Base1 * before + of) / (2 * of);
        if (after > 0) total += (2 * Base2 * after + of) / (2 * of);
        var above = Used - (Included1 * before + Included2 * after + of - 1) / of;
        if (above <= 0) return total;
        var parts = (before + after) * ACent;
        return total + (above * (Price1 * before + Price2 * after) + parts / 2) / parts;
    }

    private static long Price(TierTerms terms) => (long)(terms.PriceAbove!.Value.Major * 100 * ACent);
}
