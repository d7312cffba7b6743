using System.Buffers.Text;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using BillingPortal.Platform.Clock;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Api;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Platform.Api;

/// <summary>A key that may come in.</summary>
public sealed record KnownKey(long Id, string Name, IReadOnlyList<string> Scopes, DateTime? ExpiresAt)
{
    /// <summary>Made once for all calls that come with it while it is kept in mind.</summary>
    internal ClaimsPrincipal Principal { get; } = ApiCaller.Principal(Id, Scopes);
}

/// <summary>A key just made: the only moment at which its text is known.</summary>
public sealed record NewKey(ApiKeyRow Row, string Text);

/// <summary>Makes keys, finds them again by their hash, and ends them. All of it is real time.</summary>
public sealed class ApiKeys(IDbContextFactory<PortalDb> database, TimeProvider time)
{
    private readonly KeysInMind mind = new(time);

    /// <summary>By this a key is recognised where it must not be: in a repository, in a log.</summary>
    public const string Prefix = "bp_";

    private const int Bytes = 32;
    private const int StartLength = 9;
    private static readonly TimeSpan Noted = TimeSpan.FromMinutes(1);
    private static readonly byte[] Nobody = new byte[SHA256.HashSizeInBytes];

    public async Task<NewKey> MakeAsync(PortalDb db, string name, IEnumerable<string> scopes, DateTime? expiresAt, CancellationToken ct = default)
    {
        var text = Prefix + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));
        var row = new ApiKeyRow { Name = name, Start = text[..StartLength], Hash = Hash(text), Scopes = string.Join(' ', scopes), CreatedAt = time.Instant(), ExpiresAt = expiresAt };
        db.Add(row);
        await db.SaveChangesAsync(ct);
        return new(row, text);
    }

    /// <summary>False when it had ended already.</summary>
    public async Task<bool> RevokeAsync(PortalDb db, long id, CancellationToken ct = default)
    {
        var now = time.Instant();
        db.AfterCommit(mind.Forget);
        return await db.Set<ApiKeyRow>().Where(k => k.Id == id && k.RevokedAt == null).ExecuteUpdateAsync(set => set.SetProperty(k => k.RevokedAt, now), ct) == 1;
    }

    /// <summary>A key that is known to be there.</summary>
    public async Task<ApiKeyRow> ReadAsync(long id, CancellationToken ct = default)
    {
        await using var db = await database.CreateDbContextAsync(ct);
        return await db.Set<ApiKeyRow>().AsNoTracking().SingleAsync(k => k.Id == id, ct);
    }

    /// <summary>Null for an unknown, expired or revoked key; nobody can tell which, not by the time it takes either. A live one is kept in mind for a moment.</summary>
    public async ValueTask<KnownKey?> FindAsync(string text, CancellationToken ct = default)
    {
        var (hash, now, seen) = (Hash(text), time.Instant(), mind.Forgotten);
        if (mind.Find(hash, now) is { } known) return known;
        if (await LookAsync(hash, now, ct) is not { } found) return null;
        mind.Keep(hash, found, seen);
        return found;
    }

    /// <summary>A live key without looking it up; null when it must be looked up.</summary>
    internal KnownKey? InMind(string text) => mind.Find(Hash(text), time.Instant());

    private async Task<KnownKey?> LookAsync(byte[] hash, DateTime now, CancellationToken ct)
    {
        await using var db = await database.CreateDbContextAsync(ct);
        var row = await db.Set<ApiKeyRow>().AsNoTracking().SingleOrDefaultAsync(k => k.Hash == hash, ct);
        var isTrue = CryptographicOperations.FixedTimeEquals(hash, row?.Hash ?? Nobody);
        var isLive = row is { RevokedAt: null } & !(row?.ExpiresAt <= now);
        if (!(isTrue & isLive)) return null;
        if (row!.LastUsedAt is not { } used || used <= now - Noted) await NoteUseAsync(row.Id, now, ct);
        return new(row.Id, row.Name, row.Scopes.Split(' '), row.ExpiresAt);
    }

    // Asked again in the statement: of many calls at once one writes.
    private Task NoteUseAsync(long id, DateTime now, CancellationToken ct)
    {
        var since = now - Noted;
        return database.WriteAsync(db => db.Set<ApiKeyRow>().Where(k => k.Id == id && (k.LastUsedAt == null || k.LastUsedAt <= since))
            .ExecuteUpdateAsync(set => set.SetProperty(k => k.LastUsedAt, now), ct), ct);
    }

    private static byte[] Hash(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}
