using BillingPortal.Core.Catalog;
using BillingPortal.Core.Periods;
using BillingPortal.Core.Rating;

namespace BillingPortal.Core.Subscriptions;

/// <summary>
/// All dated facts about what a customer has, had and will have. What holds on a day is a fold over them, so that nothing has to be done when a day comes.
/// <example>Basic from 3 June, Premium from the 20th, its version 2 for all from 1 July, $40 for any tier from 10 June: on 25 June Premium 1 for $40, in July Premium 2 for $40.</example>
/// </summary>
/// <param name="Choices">The tiers, by day; of several for one day the last counts.</param>
/// <param name="Spans">When paid billing ran, in order and apart from each other.</param>
/// <param name="Overrides">In the order in which they were given: for each of the terms the newest that has it counts.</param>
public sealed record PlanHistory(IReadOnlyList<TierChoice> Choices, IReadOnlyList<BillingSpan> Spans, IReadOnlyList<TermsOverride> Overrides)
{
    /// <summary>What the customer lets units above the allowance cost, by day; of several for one day the last counts. Null is no cap.</summary>
    public IReadOnlyList<DatedCap> SpendingCaps { get; init; } = Array.Empty<DatedCap>();

    /// <summary>The terms of a day; before the first choice those of the first.</summary>
    public TierTerms On(DateOnly day)
    {
        var terms = (Choices.LastOrDefault(c => c.From <= day) ?? Choices[0]).On(day);
        TermsOverride[] given = [.. Overrides.Where(o => o.Prices && o.Holds(day, terms.Name))];
        return given.Length == 0 ? terms : Overridden(terms, given);
    }

    /// <summary>Was or will there be something to pay for in that month?</summary>
    public bool IsBilledIn(CalendarMonth month) => Spans.Any(s => s.Start <= month.Last && !(s.CancelOn < month.First));

    /// <summary>The first day after this one from which on nothing is billed, because the tier needs no card; null when there is none.</summary>
    public DateOnly? FreeFrom(DateOnly after) => Choices.Where(c => c.From > after && !On(c.From).NeedsCard).Select(c => (DateOnly?)c.From).FirstOrDefault();

    /// <summary>The month with all that its price depends on.</summary>
    /// <param name="month">One in which something is billed.</param>
    /// <param name="used">Units used in the period.</param>
    /// <param name="capFirstMonth">The installation's rule for first months.</param>
    public MonthToRate Month(CalendarMonth month, long used, bool capFirstMonth)
    {
        DatedTerms[] terms = [.. Turns(month).Select(day => new DatedTerms(day, On(day)))];
        return new(month, used, terms, Spans, capFirstMonth, Discount(month), Overrides.Any(o => o.HardCap is not null) ? HardCapOn(LastPaid(month)) : null, SpendingCaps.LastOrDefault(c => c.From <= month.Last)?.Most);
    }

    /// <summary>No unit beyond so many can be used, as agreed for that day; null when nothing was.</summary>
    public long? HardCapOn(DateOnly day) => Overrides.LastOrDefault(o => o.HardCap is not null && o.Holds(day, On(day).Name))?.HardCap;

    /// <summary>Billing starts in the month, no day of it is counted and nothing ends it: its bill is that of the next month.</summary>
    public bool Carries(CalendarMonth month)
    {
        if (!Spans.Any(s => s.Start == month.Last)) return false;
        var days = CountedDays.Of(Month(month, 0, false), DaysOfMonth.Of(month));
        return days.Paid == 0 && days.IsRunning;
    }

    /// <summary>The same customer, had they had this tier all the time.</summary>
    public PlanHistory As(TierTerms tier) => this with { Choices = new[] { new TierChoice(DateOnly.MinValue, tier, Array.Empty<LaterVersion>()) } };

    /// <summary>The same customer with another tier from a day on; what was planned for later is dropped.</summary>
    public PlanHistory Changed(DateOnly from, TierTerms to) => this with { Choices = Choices.Where(c => c.From <= from).Append(new(from, to, Array.Empty<LaterVersion>())).ToArray() };

    /// <summary>The same customer who leaves on a day, or who stays: the last of the spans ends then.</summary>
    public PlanHistory Cancelled(DateOnly? on) => this with { Spans = Spans.SkipLast(1).Append(Spans[^1] with { CancelOn = on }).ToArray() };

    // The days of a month on which something may change, and its first.
    private IEnumerable<DateOnly> Turns(CalendarMonth month) => Choices.Select(c => c.From)
        .Concat(Choices.SelectMany(c => c.Later.Select(l => l.From)))
        .Concat(Overrides.Select(o => o.From))
        .Concat(Overrides.Where(o => o.Last < month.Last).Select(o => o.Last!.Value.AddDays(1)))
        .Where(month.Contains).Append(month.First).Distinct().Order();

    private Discount? Discount(CalendarMonth month) => Overrides.LastOrDefault(o => o.Discount is not null && Paid(month).Any(day => !(o.DiscountUntil < day) && o.Holds(day, On(day).Name)))?.Discount;

    // The cap in force at the period's end counts.
    private DateOnly LastPaid(CalendarMonth month) => Paid(month).DefaultIfEmpty(month.Last).Last();

    private IEnumerable<DateOnly> Paid(CalendarMonth month) => Enumerable.Range(0, month.Days).Select(month.First.AddDays).Where(day => Spans.Any(s => s.Start <= day && !(s.CancelOn < day) && (s.StartCounts || s.Start != day)));

    private static TierTerms Overridden(TierTerms terms, TermsOverride[] given)
    {
        var (price, included, above) = (given.LastOrDefault(o => o.Base is not null), given.LastOrDefault(o => o.Included is not null), given.LastOrDefault(o => o.UnitPrice is not null));
        TermsOverride?[] counting = [price, included, above];
        return terms with
        {
            Base = price?.Base ?? terms.Base,
            Included = included?.Included ?? terms.Included,
            UnitPrice = above?.UnitPrice ?? terms.UnitPrice,
            Override = string.Join('+', counting.OfType<TermsOverride>().Select(o => o.Id).Distinct(StringComparer.Ordinal)),
        };
    }
}
