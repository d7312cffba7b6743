using System.Text.RegularExpressions;

namespace BillingPortal.Tests.Architecture.Kit;

/// <summary>Finds what looks like a secret that somebody could use.</summary>
internal static partial class Secrets
{
    private static readonly string[] Pretended = ["test", "postgres", "portal", "…", "..."];

    public static IEnumerable<string> In(string text) => Shapes().Matches(text).Select(m => m.Value)
        .Concat(Passwords().Matches(text).Where(m => !IsPretended(m.Groups["value"].Value)).Select(m => m.Value));

    // A template's hole ("{password}", "$PASSWORD", "<password>") is no password.
    private static bool IsPretended(string value) => Pretended.Contains(value, StringComparer.OrdinalIgnoreCase) || "{<$%(*".Contains(value[0]);

    [GeneratedRegex("""
        (sk|rk)_live_[A-Za-z0-9]{10,}       # Stripe, real money
        |(sk|rk)_test_[A-Za-z0-9]{24,}      # Stripe, an account's test money
        |whsec_[A-Za-z0-9+/]{24,}           # Stripe, webhook signatures
        |-----BEGIN[ ][A-Z ]*PRIVATE[ ]KEY-----
        |bearer\s+[A-Za-z0-9._~+/-]{24,}
        |eyJ[A-Za-z0-9_-]{10,}\.eyJ[A-Za-z0-9_-]{10,}
        |AKIA[0-9A-Z]{16}|gh[pousr]_[A-Za-z0-9]{36}|npm_[A-Za-z0-9]{36}|xox[bp]-[A-Za-z0-9-]{20,}
        """, RegexOptions.IgnorePatternWhitespace | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Shapes();

    [GeneratedRegex("""[;"'\s](password|pwd)=(?<value>[^;"'`\s]+)""", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Passwords();
}
