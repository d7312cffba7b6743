using System.Globalization;

namespace BillingPortal.Platform.Ui.Formatting;

/// <summary>A distance in time in words. It counts whole units that have passed, so that "in 3 days" is never less than three.</summary>
internal static class RelativeWords
{
    public static string Of(TimeSpan ahead)
    {
        var (count, unit) = Parts(ahead.Duration());
        if (count == 0) return ahead > TimeSpan.Zero ? "in a moment" : "just now";
        var words = string.Create(CultureInfo.InvariantCulture, $"{count} {unit}{(count == 1 ? "" : "s")}");
        return ahead > TimeSpan.Zero ? "in " + words : words + " ago";
    }

    private static (int Count, string Unit) Parts(TimeSpan span) => span switch
    {
        { TotalMinutes: < 1 } => (0, ""),
        { TotalHours: < 1 } => (span.Minutes, "minute"),
        { TotalDays: < 1 } => (span.Hours, "hour"),
        { TotalDays: < 60 } => (span.Days, "day"),
        { TotalDays: < 730 } => (span.Days / 30, "month"),
        _ => (span.Days / 365, "year"),
    };
}
