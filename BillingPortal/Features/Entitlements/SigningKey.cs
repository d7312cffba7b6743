using System.Security.Cryptography;

namespace BillingPortal.Features.Entitlements;

/// <summary>A key as anybody may know it.</summary>
/// <param name="Id">Its name in a token's header.</param>
/// <param name="X">Base64url, as in a JWK.</param>
/// <param name="Y">Base64url, as in a JWK.</param>
/// <param name="SignsFrom">Included; until then it is only shown.</param>
/// <param name="GoneAt">From then on it is no longer shown.</param>
internal sealed record PublicKey(string Id, string X, string Y, DateTime SignsFrom, DateTime GoneAt);

/// <summary>The same with its private half, ready to sign.</summary>
internal sealed class SigningKey(PublicKey known, ECDsa pair)
{
    private readonly Lock turn = new();

    public PublicKey Known => known;

    /// <summary>64 bytes, r and s, as JOSE has them.</summary>
    public byte[] Sign(byte[] message)
    {
        lock (turn) return pair.SignData(message, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
    }
}
