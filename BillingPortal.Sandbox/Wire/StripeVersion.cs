using System.Text.RegularExpressions;

namespace BillingPortal.Sandbox.Wire;

internal static partial class StripeVersion
{
    /// <summary>The version of the account: for calls and endpoints that name none.</summary>
    public const string Account = "2026-07-29.dahlia";

    public static string Of(string header)
    {
        if (header.Length == 0) return Account;
        return Form().IsMatch(header) ? header : throw StripeFault.TurnedAway(400, "invalid_request_error", $"Invalid Stripe API version: {header}.");
    }

    public static bool IsOne(string version) => Form().IsMatch(version);

    [GeneratedRegex(@"^20\d\d-\d\d-\d\d(\.[a-z]+)?(; ?\w+=v\d+)*$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Form();
}
