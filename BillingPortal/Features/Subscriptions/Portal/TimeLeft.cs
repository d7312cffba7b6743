using System.Globalization;

namespace BillingPortal.Features.Subscriptions.Portal;

/// <summary>
/// How long is left, in the two units that matter: "13 days 4 h", "5 h 12 min", "12 min 5 s"; nothing is "0 s".
/// countdown.js counts on with the same words.
/// </summary>
internal static class TimeLeft
{
    public static string Words(TimeSpan left)
    {
        var seconds = (long)Math.Max(0, Math.Ceiling(left.TotalSeconds));
        var (days, hours, minutes) = (seconds / 86400, seconds / 3600 % 24, seconds / 60 % 60);
        return string.Create(CultureInfo.InvariantCulture, $"{(days, hours, minutes) switch
        {
            ( > 0, _, _) => $"{days} {(days == 1 ? "day" : "days")} {hours} h",
            (_, > 0, _) => $"{hours} h {minutes} min",
            (_, _, > 0) => $"{minutes} min {seconds % 60} s",
            _ => $"{seconds} s",
        }}");
    }
}
