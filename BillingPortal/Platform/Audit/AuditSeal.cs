using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using BillingPortal.Platform.Data.Model.Audit;

namespace BillingPortal.Platform.Audit;

/// <summary>The last link of the chain: with it, kept elsewhere, a cut-off end is found.</summary>
public sealed record AuditHead(long Sequence, byte[] Hash)
{
    internal static AuditHead None { get; } = new(0, new byte[HMACSHA256.HashSizeInBytes]);

    /// <summary>"12:9f86…", as it is logged and given to <c>audit verify --head</c>.</summary>
    public override string ToString() => $"{Sequence.ToString(CultureInfo.InvariantCulture)}:{Convert.ToHexStringLower(Hash)}";

    /// <summary>Null when the text is none.</summary>
    public static AuditHead? Parse(string? text)
    {
        var parts = (text ?? "").Split(':');
        return parts.Length == 2 && parts[1].Length == 2 * HMACSHA256.HashSizeInBytes && parts[1].All(char.IsAsciiHexDigit)
            && long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var sequence) ? new(sequence, Convert.FromHexString(parts[1])) : null;
    }
}

/// <summary>Computes seals: over an entry, its place and the seal before it.</summary>
internal static class AuditSeal
{
    private const byte Version = 1;

    public static byte[] Of(AuditEntryRow entry, long sequence, byte[] before, byte[] key) => HMACSHA256.HashData(key, Bytes(entry, sequence, before));

    // Each text with its length before it: no two entries have the same bytes, however they are cut.
    private static byte[] Bytes(AuditEntryRow entry, long sequence, byte[] before)
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream, Encoding.UTF8);
        writer.Write(Version);
        writer.Write(sequence);
        writer.Write(before);
        writer.Write(entry.Id);
        writer.Write(entry.At.Ticks);
        foreach (var text in new[] { entry.Actor, entry.Action, entry.Subject, entry.Before, entry.After, entry.Reason, entry.RequestId })
        {
            writer.Write(text is not null);
            writer.Write(text ?? "");
        }
        writer.Flush();
        return stream.ToArray();
    }
}
