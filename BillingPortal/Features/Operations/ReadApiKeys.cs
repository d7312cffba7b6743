using BillingPortal.Platform.Clock;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Api;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Features.Operations;

public enum KeyState
{
    Live,
    Expired,
    Revoked,
}

/// <summary>A key as people see it: never its text.</summary>
public sealed record KeyLine(long Id, string Name, string Start, IReadOnlyList<string> Scopes, DateTime CreatedAt, DateTime? ExpiresAt, DateTime? LastUsedAt, DateTime? RevokedAt, KeyState State);

public sealed class ReadApiKeys(IDbContextFactory<PortalDb> database, TimeProvider time)
{
    /// <summary>Those that work first, then the newest.</summary>
    public async Task<IReadOnlyList<KeyLine>> RunAsync(CancellationToken ct = default)
    {
        await using var db = await database.CreateDbContextAsync(ct);
        var rows = await db.Set<ApiKeyRow>().AsNoTracking().OrderByDescending(k => k.Id).ToListAsync(ct);
        var now = time.Instant();
        return [.. rows.Select(k => new KeyLine(k.Id, k.Name, k.Start, k.Scopes.Split(' '), k.CreatedAt, k.ExpiresAt, k.LastUsedAt, k.RevokedAt, State(k, now))).OrderBy(k => k.State)];
    }

    private static KeyState State(ApiKeyRow key, DateTime now) => key.RevokedAt is not null ? KeyState.Revoked : key.ExpiresAt <= now ? KeyState.Expired : KeyState.Live;
}
