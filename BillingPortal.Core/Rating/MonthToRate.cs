using BillingPortal.Core.Catalog;
using BillingPortal.Core.Periods;

namespace BillingPortal.Core.Rating;

/// <summary>A month of a customer, with all that its price depends on.</summary>
/// <param name="Month">Whose days are counted.</param>
/// <param name="Used">Units used in the period.</param>
/// <param name="Terms">What holds from which day on, ascending; the first holds before its day too.</param>
/// <param name="Spans">When paid billing ran, in order and apart from each other. One that started before the month counts from the 1st; those that lie outside it are passed over.</param>
/// <param name="CapFirstMonth">A month in which billing starts costs at most what it would, had it started before.</param>
/// <param name="Discount">Taken off at the end.</param>
/// <param name="UnitsCap">No unit beyond so many is billed.</param>
/// <param name="SpendingCap">Units above the allowance are billed only while they cost no more than this.</param>
public sealed record MonthToRate(
    CalendarMonth Month, long Used, IReadOnlyList<DatedTerms> Terms, IReadOnlyList<BillingSpan> Spans, bool CapFirstMonth = false, Discount? Discount = null, long? UnitsCap = null, Money? SpendingCap = null)
{
    // Arrays, because asking a list for each of its items costs more than rating them.
    private readonly DatedTerms[] terms = Terms as DatedTerms[] ?? [.. Terms];
    private readonly BillingSpan[] spans = Spans as BillingSpan[] ?? [.. Spans];

    /// <summary>What holds from which day on.</summary>
    public IReadOnlyList<DatedTerms> Terms
    {
        get => terms;
        init => terms = value as DatedTerms[] ?? [.. value];
    }

    /// <summary>When paid billing ran.</summary>
    public IReadOnlyList<BillingSpan> Spans
    {
        get => spans;
        init => spans = value as BillingSpan[] ?? [.. value];
    }

    /// <summary>Room for the runs of a month: none has more.</summary>
    public int MostRuns => Math.Min(CalendarMonth.MostDays, terms.Length);

    internal ReadOnlySpan<DatedTerms> EachTerms => terms;

    internal ReadOnlySpan<BillingSpan> EachSpan => spans;

    internal Currency Currency => terms[0].Terms.Base.Currency;

    /// <summary>A month of one tier that billing ran through.</summary>
    public static MonthToRate Whole(TierTerms tier, CalendarMonth month, long used) => Of(tier, month, used, new(month.First, StartCounts: true));

    /// <summary>A month of one tier.</summary>
    public static MonthToRate Of(TierTerms tier, CalendarMonth month, long used, BillingSpan span, bool capFirstMonth = false) =>
        new(month, used, (DatedTerms[])[new(month.First, tier)], (BillingSpan[])[span], capFirstMonth);
}
