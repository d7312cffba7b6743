using System.Globalization;
using BillingPortal.Core.Periods;
using BillingPortal.Platform.Data.Model.Usage;

namespace BillingPortal.Features.Usage.Portal;

/// <summary>Short words for charts and lists.</summary>
internal static class UsageText
{
    /// <summary>"21"; "21 Nov" where the days are of several months.</summary>
    public static string[] Labels(IReadOnlyList<UsedDay> days)
    {
        var form = days.Count > 0 && days[0].Day.Month != days[^1].Day.Month ? "d MMM" : "%d";
        return [.. days.Select(d => d.Day.ToString(form, CultureInfo.InvariantCulture))];
    }

    /// <summary>"October 2026".</summary>
    public static string Month(CalendarMonth month) => month.First.ToString("MMMM yyyy", CultureInfo.InvariantCulture);

    public static string Source(UsageSource source) => source switch
    {
        UsageSource.Reported => "Reported",
        UsageSource.Consumed => "Consumed",
        UsageSource.Total => "Total of the day",
        UsageSource.Imported => "Imported",
        UsageSource.Reversal => "Correction",
        _ => throw new ArgumentOutOfRangeException(nameof(source), source, "No words for this source."),
    };
}
