using System.Security.Cryptography;
using System.Text;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Audit;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Platform.Audit;

/// <summary>
/// Covers the personal values of a subject ("person:ID", "customer:ID") for the audit trail. Whoever claims a value can compare it with what is kept;
/// nobody reads one back, not by trying all of them either: the hash takes the subject's salt, and a key of this installation that is not in the database.
/// When the salt is forgotten, the hashes say nothing any more, and the chain over them stays whole.
/// </summary>
public sealed class Veil(AuditKey key)
{
    private const int SaltBytes = 32;
    private readonly Lazy<byte[]> secret = new(() => key.For("veil"));

    /// <summary>For the entries of a subject, in the transaction that writes them. Of two that begin with a subject at once, both have the same salt.</summary>
    public async Task<Cover> OfAsync(PortalDb db, string subject, CancellationToken ct)
    {
        var salt = RandomNumberGenerator.GetBytes(SaltBytes);
        await db.Database.ExecuteSqlAsync($"insert into audit_salts (subject, salt) values ({subject}, {salt}) on conflict (subject) do nothing", ct);
        return (await FindAsync(db, subject, ct))!;
    }

    /// <summary>Null when the subject never had a personal value, or was erased.</summary>
    public async Task<Cover?> FindAsync(PortalDb db, string subject, CancellationToken ct) =>
        await db.Set<AuditSaltRow>().Where(s => s.Subject == subject).Select(s => s.Salt).SingleOrDefaultAsync(ct) is { } salt ? new(secret.Value, salt) : null;

    /// <summary>From now on nobody can tell what the subject's entries held.</summary>
    public static Task ForgetAsync(PortalDb db, string subject, CancellationToken ct) => db.Set<AuditSaltRow>().Where(s => s.Subject == subject).ExecuteDeleteAsync(ct);
}

/// <summary>Covers values of one subject: equal ones look equal, but for their case and the space around them.</summary>
public sealed class Cover(byte[] secret, byte[] salt)
{
    /// <summary>What a covered value begins with.</summary>
    public const string Sign = "veiled:";

    private const int Kept = 12;

    /// <summary>"veiled:…"; null and nothing stay what they are.</summary>
    public string? Over(string? personal) => string.IsNullOrEmpty(personal)
        ? personal
        : Sign + Convert.ToHexStringLower(Hash(personal.Trim().ToUpperInvariant()).AsSpan(0, Kept));

    private byte[] Hash(string text)
    {
        byte[] salted = [.. salt, .. Encoding.UTF8.GetBytes(text)];
        return HMACSHA256.HashData(secret, salted);
    }
}
