using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace BillingPortal.Platform.Webhooks;

public enum SignatureVerdict
{
    Good,
    Missing,
    Wrong,

    /// <summary>Made too long ago or too far ahead: a replay, or a clock that is wrong.</summary>
    Stale,
}

/// <summary>Stripe's signature over the raw bytes: HMAC-SHA256 of <c>time.body</c> under the endpoint's secret.</summary>
internal static class Signature
{
    public const string Header = "Stripe-Signature";
    public static readonly TimeSpan Tolerance = TimeSpan.FromSeconds(300);
    private const int MostSignatures = 16; // Stripe sends one for each secret in force

    /// <summary>Good when any of the signatures was made with any of the secrets, at most 300 s ago or ahead.</summary>
    public static SignatureVerdict Check(ReadOnlySpan<byte> body, string? header, IReadOnlyList<string> secrets, DateTimeOffset now)
    {
        if (string.IsNullOrWhiteSpace(header)) return SignatureVerdict.Missing;
        var parts = header.Split(',', StringSplitOptions.TrimEntries);
        var time = Values(parts, "t").FirstOrDefault();
        if (!long.TryParse(time, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)) return SignatureVerdict.Wrong;
        var signatures = Values(parts, "v1").Take(MostSignatures).ToArray();
        if (!AnyMatches(body, time, signatures, secrets)) return SignatureVerdict.Wrong;
        return Math.Abs(now.ToUnixTimeSeconds() - (decimal)seconds) > (decimal)Tolerance.TotalSeconds ? SignatureVerdict.Stale : SignatureVerdict.Good;
    }

    // All are looked at, so that the time taken does not tell which one came near.
    private static bool AnyMatches(ReadOnlySpan<byte> body, string time, string[] signatures, IReadOnlyList<string> secrets)
    {
        var matches = false;
        foreach (var secret in secrets)
        {
            var right = Encoding.ASCII.GetBytes(Of(body, time, secret));
            foreach (var signature in signatures) matches |= CryptographicOperations.FixedTimeEquals(right, Encoding.UTF8.GetBytes(signature));
        }
        return matches;
    }

    private static string Of(ReadOnlySpan<byte> body, string time, string secret)
    {
        using var hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(secret));
        hmac.AppendData(Encoding.ASCII.GetBytes(time + "."));
        hmac.AppendData(body);
        return Convert.ToHexStringLower(hmac.GetHashAndReset());
    }

    private static IEnumerable<string> Values(string[] parts, string name) =>
        parts.Where(p => p.StartsWith(name + "=", StringComparison.Ordinal)).Select(p => p[(name.Length + 1)..]);
}
