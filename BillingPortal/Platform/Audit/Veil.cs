using System.Security.Cryptography;
using System.Text;

namespace BillingPortal.Platform.Audit;

/// <summary>
/// Covers a personal value for the audit trail: equal values look equal, and nobody reads one back, not by trying all of them either,
/// for the hash takes a key of this installation that is not in the database. What is kept stays true when the person is erased.
/// </summary>
public sealed class Veil(AuditKey key)
{
    private const int Kept = 12;
    private readonly Lazy<byte[]> salt = new(() => key.For("veil"));

    /// <summary>"veiled:…"; null and nothing stay what they are.</summary>
    public string? Over(string? personal) => string.IsNullOrEmpty(personal)
        ? personal
        : "veiled:" + Convert.ToHexStringLower(HMACSHA256.HashData(salt.Value, Encoding.UTF8.GetBytes(personal.Trim().ToUpperInvariant())).AsSpan(0, Kept));
}
