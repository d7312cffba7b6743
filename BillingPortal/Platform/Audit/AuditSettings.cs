using System.Buffers.Text;
using BillingPortal.Platform.Settings;

namespace BillingPortal.Platform.Audit;

/// <summary>The section <c>Audit</c>.</summary>
public sealed class AuditSettings : ISettings
{
    internal const int KeyBytes = 32;

    public static string Section => "Audit";

    /// <summary>The key of the chain for all nodes; without one it is kept in a file of the data folder.</summary>
    public string? Key { get; init; }

    // The sentence does not repeat the key: sentences are logged, copied and mailed.
    public IEnumerable<string> Faults()
    {
        if (!string.IsNullOrEmpty(Key) && !(Base64.IsValid(Key, out var length) && length >= KeyBytes))
            yield return $"Audit:Key is not a key. Write {KeyBytes} random bytes in base64, as 'openssl rand -base64 32' prints them, the same on every node.";
    }
}
