using BillingPortal.Core.Periods;
using BillingPortal.Core.Subscriptions;

namespace BillingPortal.Core.Entitlements;

/// <summary>The time whose units count against one allowance.</summary>
/// <param name="Kind">Trial, free or paid.</param>
/// <param name="Month">The month in whose bill, or as which, it counts; of a trial the one in which it ends.</param>
/// <param name="Until">When a new one begins, excluded.</param>
/// <param name="Parts">In order; several where the customer left and came back.</param>
public sealed record UsagePeriod(StretchKind Kind, CalendarMonth Month, DateTime Until, IReadOnlyList<Stay> Parts)
{
    /// <summary>Its first instant.</summary>
    public DateTime From => Parts[0].From;

    /// <summary>
    /// The period at an instant; null while nothing can be used. A trial is one period, a free tier has calendar months, a paid one the months of its bills:
    /// where billing starts on the last day of a month and no day of it is counted, the period runs on to the end of the next.
    /// </summary>
    public static UsagePeriod? At(DateTime now, IReadOnlyList<Stretch> life, PlanHistory history, TimeZoneInfo zone)
    {
        if (life.LastOrDefault(s => s.From <= now && !(s.Until <= now)) is not { Kind: not StretchKind.Unbilled } current) return null;
        var month = CalendarMonth.Of(zone.DayOf(now));
        return current.Kind switch
        {
            StretchKind.Trial => new(current.Kind, CalendarMonth.Of(zone.DayOf(current.Until!.Value)), current.Until.Value, new[] { new Stay(current.From, current.Until.Value) }),
            StretchKind.Free => new(current.Kind, month, zone.EndOf(month), In(life, StretchKind.Free, month, zone).ToArray()),
            _ => Billed(history.Carries(month) ? month.Next : month, life, history, zone),
        };
    }

    /// <summary>The time whose units stand in the bill of a month, in order; empty when there is none.</summary>
    public static IReadOnlyList<Stay> InBill(CalendarMonth month, IReadOnlyList<Stretch> life, PlanHistory history, TimeZoneInfo zone)
    {
        var own = history.Carries(month) ? Array.Empty<Stay>() : In(life, StretchKind.Paid, month, zone);
        return history.Carries(month.Previous) ? In(life, StretchKind.Paid, month.Previous, zone).Concat(own).ToArray() : own.ToArray();
    }

    private static UsagePeriod Billed(CalendarMonth month, IReadOnlyList<Stretch> life, PlanHistory history, TimeZoneInfo zone) =>
        new(StretchKind.Paid, month, zone.EndOf(month), InBill(month, life, history, zone));

    private static IEnumerable<Stay> In(IReadOnlyList<Stretch> life, StretchKind kind, CalendarMonth month, TimeZoneInfo zone)
    {
        var (from, until) = (zone.StartOf(month), zone.EndOf(month));
        return life.Where(s => s.Kind == kind && s.From < until && !(s.Until <= from))
            .Select(s => new Stay(s.From > from ? s.From : from, s.Until < until ? s.Until.Value : until));
    }
}
