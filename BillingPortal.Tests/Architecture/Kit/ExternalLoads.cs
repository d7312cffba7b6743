using System.Text.RegularExpressions;

namespace BillingPortal.Tests.Architecture.Kit;

/// <summary>Finds what makes a browser ask another host without a click: scripts, styles, fonts, pictures, frames, calls. A plain link is none.</summary>
internal static partial class ExternalLoads
{
    public static IEnumerable<string> In(string text) => Markup().Matches(text).Concat(Styles().Matches(text)).Concat(Scripts().Matches(text)).Select(m => m.Value);

    [GeneratedRegex("""(\b(src|srcset|poster|data|action|formaction)|<(link|use|image)\b[^>]*\bhref)\s*=\s*\\?["']?(https?:)?//[^\s"'>]+""", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Markup();

    [GeneratedRegex("""(url\(\s*|@import\s+)["']?(https?:)?//[^\s"')]+""", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Styles();

    [GeneratedRegex("""(\b(fetch|import|importScripts|sendBeacon|Worker|EventSource|WebSocket|open)\s*\(\s*(["'`][A-Z]+["'`]\s*,\s*)?|(?<!@)\b(import|from)\s+)["'`]((https?|wss?):)?//[^\s"'`]+""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Scripts();
}
