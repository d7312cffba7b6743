namespace BillingPortal.Platform.Ui.Theme;

/// <summary>Addresses to go back to that came with a request: only those of this portal.</summary>
public static class LocalUrl
{
    /// <summary>The address when it is a path of this portal, otherwise the front page.</summary>
    public static string Or(string? url, string otherwise = "/") => IsLocal(url) ? url! : otherwise;

    // Browsers read a backslash as a slash and drop control characters: "/\evil" and "/\t/evil" leave the portal.
    private static bool IsLocal(string? url) =>
        url is ['/', ..] && url is not ['/', '/' or '\\', ..] && !url.Any(char.IsControl);
}
