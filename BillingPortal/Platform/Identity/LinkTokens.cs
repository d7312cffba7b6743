using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using BillingPortal.Platform.Clock;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Account;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Platform.Identity;

/// <summary>Tokens for links in mails: 32 random bytes, kept as a hash, good for one purpose, once, for a short while of real time.</summary>
public sealed class LinkTokens(TimeProvider time)
{
    private const int Bytes = 32;

    /// <summary>A new token; those of the same purpose that were sent before open nothing any more.</summary>
    public async Task<string> MakeAsync(PortalDb db, string person, string purpose, TimeSpan goodFor, string? detail = null, CancellationToken ct = default)
    {
        await db.Set<LinkTokenRow>().Where(t => t.PersonId == person && t.Purpose == purpose).ExecuteDeleteAsync(ct);
        var token = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));
        db.Add(new LinkTokenRow { Hash = Hash(token), PersonId = person, Purpose = purpose, Detail = detail, ExpiresAt = time.Instant() + goodFor });
        return token;
    }

    /// <summary>Whom an unused token belongs to, without using it: for the page that asks before it acts.</summary>
    public async Task<LinkTokenRow?> LookAsync(PortalDb db, string? token, string purpose, CancellationToken ct = default)
    {
        var (hash, now) = (Hash(token ?? ""), time.Instant());
        return await db.Set<LinkTokenRow>().AsNoTracking().Include(t => t.Person)
            .SingleOrDefaultAsync(t => t.Hash == hash && t.Purpose == purpose && t.UsedAt == null && t.ExpiresAt > now, ct);
    }

    /// <summary>Uses a token up; of two who try at once, one has it.</summary>
    public async Task<LinkTokenRow?> UseAsync(PortalDb db, string? token, string purpose, CancellationToken ct = default)
    {
        if (await LookAsync(db, token, purpose, ct) is not { } found) return null;
        var now = time.Instant();
        return await db.Set<LinkTokenRow>().Where(t => t.Id == found.Id && t.UsedAt == null).ExecuteUpdateAsync(set => set.SetProperty(t => t.UsedAt, now), ct) == 1 ? found : null;
    }

    private static byte[] Hash(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));
}
