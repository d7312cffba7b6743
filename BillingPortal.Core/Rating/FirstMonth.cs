using BillingPortal.Core.Periods;

namespace BillingPortal.Core.Rating;

/// <summary>
/// The first paid period, as the customer is told of it before a card is set up; <see cref="Rate"/> bills the same.
/// <example>Basic from 9 June: 10 to 30 June, 21 of 30 days, 70 units, then $2.25 each; base $35.00, charged on 1 July.</example>
/// <example>Basic from 30 June: no day of June is counted, so 1 to 31 July with the full base and allowance, usage of 30 June in it.</example>
/// </summary>
public sealed class FirstMonth
{
    private readonly MonthToRate toRate;
    private readonly RatedMonth unused;

    private FirstMonth(DateOnly billingStart, MonthToRate toRate) => (BillingStart, this.toRate, unused) = (billingStart, toRate, RateMonth.Of(toRate));

    /// <summary>The day on which billing starts, in the billing zone. Usage counts from its instant on.</summary>
    public DateOnly BillingStart { get; }

    /// <summary>The month whose days are counted: that of the start, or the next one when none is left in it.</summary>
    public CalendarMonth Month => toRate.Month;

    /// <summary>The first day that is counted.</summary>
    public DateOnly First => unused.Lines[0].First;

    /// <summary>The last day of the period, included.</summary>
    public DateOnly Last => Month.Last;

    /// <summary>The day on which the period has ended and is charged: the one after the last.</summary>
    public DateOnly ChargedOn => Month.Next.First;

    /// <summary>Counted days, <see cref="Of"/> being those of the month.</summary>
    public int Days => unused.Lines.Where(line => line.Kind == RatedLineKind.Base).Sum(line => line.Days);

    /// <summary>Days of the month.</summary>
    public int Of => Month.Days;

    /// <summary>No day of the month of the start is counted: the period runs on to the end of the next one.</summary>
    public bool RunsOn => !Month.Contains(BillingStart);

    /// <summary>Units that the base pays for.</summary>
    public long Allowance => unused.Allowance;

    /// <summary>Of each unit above; null when nothing above is billed.</summary>
    public UnitPrice? PriceAbove => unused.Lines.Last(line => line.Kind == RatedLineKind.Base).Terms.PriceAbove;

    /// <summary>It line by line, nothing above the allowance being used.</summary>
    public RatedMonth Unused => unused;

    /// <summary>What is charged when no unit above the allowance is used.</summary>
    public Money Base => unused.Total;

    /// <summary>Whatever is used, it costs no more than the whole month would.</summary>
    public bool IsCapped => toRate.CapFirstMonth;

    /// <summary>The first period of whatever holds in it.</summary>
    /// <param name="billingStart">The day on which billing starts, in the billing zone.</param>
    /// <param name="toRate">A month of that customer, nothing being used in it.</param>
    public static FirstMonth From(DateOnly billingStart, Func<CalendarMonth, MonthToRate> toRate)
    {
        var month = toRate(CalendarMonth.Of(billingStart));
        return new(billingStart, RateMonth.Of(month).CarriesToNextMonth ? toRate(month.Month.Next) with { CapFirstMonth = false } : month);
    }

    /// <summary>What the period costs with so many units used.</summary>
    public RatedMonth Rate(long used) => RateMonth.Of(toRate with { Used = used });
}
