using BillingPortal.Platform.Ui.Formatting;

namespace BillingPortal.Features.Usage.Admin;

/// <summary>"0.4 s", "12 s", "3 min", "2 h", "5 days": a length of time in its one unit.</summary>
internal static class UsageSpans
{
    private const double Few = 10;

    public static string Words(TimeSpan span, Show show) => span switch
    {
        { TotalSeconds: < Few } => $"{show.Number(Math.Round((decimal)span.TotalSeconds, 1))} s",
        { TotalMinutes: < 2 } => $"{show.Number((decimal)Math.Floor(span.TotalSeconds))} s",
        { TotalHours: < 2 } => $"{show.Number((decimal)Math.Floor(span.TotalMinutes))} min",
        { TotalDays: < 2 } => $"{show.Number((decimal)Math.Floor(span.TotalHours))} h",
        _ => $"{show.Number((decimal)Math.Floor(span.TotalDays))} days",
    };
}
