using System.Text.RegularExpressions;
using BillingPortal.Sandbox.Cards;

namespace BillingPortal.Sandbox.Inspector;

/// <summary>What opens or pays something is not shown, wherever it stands: client secrets, signing secrets, card numbers.</summary>
internal static partial class Veil
{
    private const string Dots = "••••";

    public static string Over(string text) =>
        Digits().Replace(Signing().Replace(Client().Replace(text, "_secret_" + Dots), "whsec_" + Dots), m => TestCards.IsWellFormed(m.Value) ? Dots + m.Value[^4..] : m.Value);

    [GeneratedRegex("_secret_[A-Za-z0-9]+", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Client();

    [GeneratedRegex("whsec_[A-Za-z0-9]+", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Signing();

    [GeneratedRegex(@"(?<!\w)\d{13,19}(?!\w)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Digits();
}
