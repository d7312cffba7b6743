using System.Security.Cryptography;

namespace BillingPortal.Sandbox.Store;

/// <summary>Names that cannot be guessed, of Stripe's look.</summary>
internal static class Ids
{
    private const string Alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private const int Length = 24;

    public static string New(string prefix, int length = Length) => $"{prefix}_{RandomNumberGenerator.GetString(Alphabet, length)}";

    public static string Secret(string id) => $"{id}_secret_{RandomNumberGenerator.GetString(Alphabet, Length)}";

    public static string Fingerprint(string of)
    {
        var hash = SHA256.HashData(System.Text.Encoding.UTF8.GetBytes("fingerprint:" + of));
        return string.Concat(hash.Take(16).Select(b => Alphabet[b % Alphabet.Length]));
    }
}
