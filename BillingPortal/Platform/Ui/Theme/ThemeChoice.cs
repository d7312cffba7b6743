namespace BillingPortal.Platform.Ui.Theme;

/// <summary>The theme a person chose, kept in a cookie; without one the device decides.</summary>
public static class ThemeChoice
{
    public const string Cookie = "theme";

    /// <summary>The name when it is one of the two that exist; anything else is no choice.</summary>
    public static string? Known(string? name) => name is "light" or "dark" ? name : null;

    public static string? Of(HttpRequest request) => Known(request.Cookies[Cookie]);
}
