using BillingPortal.Core.Periods;

namespace BillingPortal.Core.Catalog;

/// <summary>When a price rises for whoever has a tier already, and how long before that they are told.</summary>
public static class PriceRise
{
    /// <summary>
    /// Could a month cost more than before? So when the base is higher, fewer units are included, or a unit above them costs more; where nothing above is billed, it costs nothing.
    /// <example>$50 for 100 units becoming $50 for 90 units is a rise; a hard limit taken away from a tier with a unit price is one too.</example>
    /// </summary>
    public static bool IsDearer(TierTerms before, TierTerms after) =>
        after.Base > before.Base || after.Included < before.Included || Above(after) > Above(before);

    /// <summary>
    /// The first day on which a rise can hold: so many days of 24 hours after it is told, and then from the start of a day of the billing zone.
    /// <example>Told on 1 June at 09:00 with 30 days: the notice is over on 1 July at 09:00, so from 2 July. Told at midnight: from 1 July.</example>
    /// </summary>
    /// <param name="told">When they are told (UTC).</param>
    /// <param name="days">Days of 24 hours between.</param>
    /// <param name="zone">The billing zone.</param>
    public static DateOnly EarliestDay(DateTime told, int days, TimeZoneInfo zone)
    {
        var over = told.AddDays(days);
        var day = zone.DayOf(over);
        return zone.StartOf(day) >= over ? day : day.AddDays(1);
    }

    private static decimal Above(TierTerms terms) => terms.PriceAbove?.Major ?? 0;
}
