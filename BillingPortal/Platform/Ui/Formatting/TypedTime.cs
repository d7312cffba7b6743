using System.Globalization;

namespace BillingPortal.Platform.Ui.Formatting;

/// <summary>A minute as a browser's field for date and time holds it, in a zone.</summary>
public static class TypedTime
{
    private const string Form = "yyyy-MM-dd'T'HH:mm";

    /// <summary>What stands in the field for an instant (UTC); its seconds are left out.</summary>
    public static string Of(DateTime instant, TimeZoneInfo zone) => TimeZoneInfo.ConvertTimeFromUtc(instant, zone).ToString(Form, CultureInfo.InvariantCulture);

    /// <summary>The instant (UTC); null for what is no minute, or one that clocks skip. Of one that comes twice, the later.</summary>
    public static DateTime? Read(string? typed, TimeZoneInfo zone)
    {
        if (!DateTime.TryParseExact(typed, Form, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local) || zone.IsInvalidTime(local) || local.Year is < 1900 or > 9000) return null;
        return zone.IsAmbiguousTime(local) ? DateTime.SpecifyKind(local - zone.GetAmbiguousTimeOffsets(local).Min(), DateTimeKind.Utc) : TimeZoneInfo.ConvertTimeToUtc(local, zone);
    }
}
