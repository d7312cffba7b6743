using System.Text;
using Microsoft.AspNetCore.Http;

namespace BillingPortal.Sandbox.Wire;

/// <summary>Who calls: the holder of a secret key, or a browser with a publishable one.</summary>
internal sealed record Caller(string Key)
{
    public const string Account = "acct_sandbox";

    public bool IsBrowser => Key.StartsWith("pk_", StringComparison.Ordinal);

    /// <summary>What may be shown of the key.</summary>
    public string Shown => Key[..Math.Min(12, Key.Length)];

    public static Caller Of(IHeaderDictionary headers)
    {
        var key = KeyIn(headers.Authorization.ToString());
        if (key is null or "")
            throw Refused("You did not provide an API key. You need to provide your API key in the Authorization header, using Bearer auth (e.g. 'Authorization: Bearer YOUR_SECRET_KEY').");
        if (!key.StartsWith("sk_test_", StringComparison.Ordinal) && !key.StartsWith("rk_test_", StringComparison.Ordinal) && !key.StartsWith("pk_test_", StringComparison.Ordinal))
            throw Refused($"Invalid API Key provided: {key[..Math.Min(8, key.Length)]}****. The sandbox takes keys that begin with sk_test_ or pk_test_.");
        CheckAccount(headers["Stripe-Account"].ToString(), key);
        return new(key);
    }

    private static void CheckAccount(string account, string key)
    {
        if (account is not ("" or Account))
            throw StripeFault.TurnedAway(403, "invalid_request_error", $"The provided key '{key[..8]}****' does not have access to account '{account}' (or that account does not exist).", "account_invalid");
    }

    private static StripeFault Refused(string message) => StripeFault.TurnedAway(401, "invalid_request_error", message);

    private static string? KeyIn(string header) => header.Split(' ', 2) switch
    {
        [var scheme, var key] when scheme.Equals("Bearer", StringComparison.OrdinalIgnoreCase) => key.Trim(),
        [var scheme, var pair] when scheme.Equals("Basic", StringComparison.OrdinalIgnoreCase) => UserOf(pair.Trim()),
        _ => null,
    };

    private static string? UserOf(string pair)
    {
        var bytes = new byte[pair.Length];
        return Convert.TryFromBase64String(pair, bytes, out var length) ? Encoding.UTF8.GetString(bytes, 0, length).Split(':')[0] : null;
    }
}
