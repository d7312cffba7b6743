using System.Globalization;
using BillingPortal.Core;
using BillingPortal.Core.Catalog;
using BillingPortal.Core.Periods;
using BillingPortal.Core.Rating;

namespace BillingPortal.Tests.Core.Rating;

/// <summary>Months of June 2027 (30 days) in short: "Basic, Premium@11" are terms; "9 15..20 25+" times of billing, a plus where the start day counts.</summary>
internal static class MonthText
{
    public static readonly CalendarMonth June = new(2027, 6);

    public static MonthToRate June2027(string terms, string spans, long used) => new(June, used, [.. terms.Split(", ").Select(Term)], [.. spans.Split(' ').Select(Span)]);

    /// <summary>"Basic 14d 2333 + overage 40u 9000 = 11333, cap".</summary>
    public static string Written(RatedMonth month) => string.Join(" + ", month.Lines.Select(Written)) + $" = {month.Total.Minor}" + Flags(month);

    private static string Written(RatedLine line) => line.Kind switch
    {
        RatedLineKind.Base => $"{line.Tier} {line.Days}d {line.Amount.Minor}",
        RatedLineKind.Overage => $"overage {line.Units}u {line.Amount.Minor}",
        _ => $"discount {line.Amount.Minor}",
    };

    private static string Flags(RatedMonth month) => (month.CappedAtFullMonth ? ", full month" : "") + (month.CappedFirstMonth ? ", first month" : "") + (month.CarriesToNextMonth ? ", carries" : "");

    private static DatedTerms Term(string text) => text.Split('@') is [var name, var day] ? new(Day(day), Tier(name)) : new(June.First, Tier(text));

    // "Basic#2" is another version of Basic.
    private static TierTerms Tier(string name) => name.Split('#') is [var plain, var version] ? KnownTiers.Of(plain) with { Version = Number(version) } : KnownTiers.Of(name);

    private static BillingSpan Span(string text) => text.Split("..") is [var start, var end] ? new(Day(start.TrimEnd('+')), start.EndsWith('+'), Day(end)) : new(Day(text.TrimEnd('+')), text.EndsWith('+'));

    // 0 is the last day of May.
    private static DateOnly Day(string text) => June.First.AddDays(Number(text) - 1);

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
