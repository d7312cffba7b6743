using System.Security.Cryptography;
using System.Text;

namespace BillingPortal.Sandbox.Webhooks;

/// <summary>What stands in <c>Stripe-Signature</c>. The whole secret is the key, with its <c>whsec_</c>.</summary>
internal static class WebhookSignature
{
    public const string Header = "Stripe-Signature";

    public static string Of(string body, string secret, DateTimeOffset now)
    {
        var at = now.ToUnixTimeSeconds();
        var hash = HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes($"{at}.{body}"));
        return $"t={at},v1={Convert.ToHexStringLower(hash)}";
    }
}
