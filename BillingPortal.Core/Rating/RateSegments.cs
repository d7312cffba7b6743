using BillingPortal.Core.Periods;

namespace BillingPortal.Core.Rating;

/// <summary>Rates runs of counted days of a month: a base each, one allowance for all of them, one price above it.</summary>
public static class RateSegments
{
    /// <summary>The month of these segments, in order of date; without any it costs nothing and allows nothing.</summary>
    /// <param name="month">The month that all of them lie in.</param>
    /// <param name="segments">The counted days.</param>
    /// <param name="used">Units used in the period.</param>
    /// <param name="currency">Of all their prices.</param>
    public static RatedMonth Of(CalendarMonth month, IReadOnlyList<Segment> segments, long used, Currency currency)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(used);
        var allowance = Allowance(month, segments);
        var price = BlendedPrice.Of(segments.Where(s => s.Tier.PriceAbove is not null).Select(s => (s.Tier.PriceAbove!.Value, s.Days)));
        var above = price is null ? 0 : Math.Max(0, used - allowance);
        List<RatedLine> lines = [.. segments.Select(s => Base(month, s))];
        if (above > 0) lines.Add(new(RatedLineKind.Overage, segments[^1].Tier.Name, segments.Sum(s => s.Days), month.Days, above, price, price!.Times(above, currency)));
        return new(allowance, above, lines, lines.Aggregate(Money.Zero(currency), (sum, line) => sum + line.Amount));
    }

    // Rounded up, in the customer's favour.
    private static long Allowance(CalendarMonth month, IReadOnlyList<Segment> segments)
    {
        var sum = segments.Aggregate(Int128.Zero, (sum, s) => sum + (Int128)s.Tier.Included * s.Days);
        return checked((long)((sum + month.Days - 1) / month.Days));
    }

    private static RatedLine Base(CalendarMonth month, Segment segment)
    {
        var price = segment.Tier.Base;
        var amount = Rounding.ToCharge((Int128)price.Minor * segment.Days, month.Days, price.Currency);
        return new(RatedLineKind.Base, segment.Tier.Name, segment.Days, month.Days, 0, null, amount);
    }
}
