namespace BillingPortal.Platform.Settings;

internal static class WebAddress
{
    /// <summary>A whole http or https address. (.NET takes "/etc" for an absolute one too, of a file.)</summary>
    public static bool Is(string? text) => Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https";
}
