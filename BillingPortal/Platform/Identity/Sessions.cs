using System.Security.Cryptography;
using BillingPortal.Platform.Clock;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Account;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Platform.Identity;

/// <summary>The sign-ins of a person on their browsers. A session that ended opens nothing any more, whatever its cookie says.</summary>
public sealed class Sessions(IDbContextFactory<PortalDb> database, TimeProvider time)
{
    /// <summary>The claim that carries the session's id.</summary>
    public const string Claim = "sid";

    /// <summary>A session not used for so long is over.</summary>
    public static readonly TimeSpan Idle = TimeSpan.FromDays(14);

    private static readonly TimeSpan Noted = TimeSpan.FromMinutes(5);

    public async Task<string> StartAsync(string person, string? userAgent, CancellationToken ct = default)
    {
        var now = time.Instant();
        var row = new SessionRow { Id = RandomNumberGenerator.GetHexString(32, lowercase: true), PersonId = person, StartedAt = now, SeenAt = now, Browser = Browsers.Name(userAgent) };
        await database.WriteAsync(db => { db.Add(row); return Task.CompletedTask; }, ct);
        return row.Id;
    }

    /// <summary>Does this session still open anything? Its last use is written down at most every five minutes.</summary>
    public async Task<bool> IsLiveAsync(string id, string person, CancellationToken ct = default)
    {
        var now = time.Instant();
        await using var db = await database.CreateDbContextAsync(ct);
        var row = await db.Set<SessionRow>().AsNoTracking().SingleOrDefaultAsync(s => s.Id == id && s.PersonId == person, ct);
        if (row is null || row.EndedAt is not null || row.SeenAt < now - Idle) return false;
        if (row.SeenAt < now - Noted)
            await database.WriteAsync(w => w.Set<SessionRow>().Where(s => s.Id == id).ExecuteUpdateAsync(set => set.SetProperty(s => s.SeenAt, now), ct), ct);
        return true;
    }

    public async Task<IReadOnlyList<SessionRow>> LiveOfAsync(string person, CancellationToken ct = default)
    {
        var since = time.Instant() - Idle;
        await using var db = await database.CreateDbContextAsync(ct);
        return await db.Set<SessionRow>().AsNoTracking().Where(s => s.PersonId == person && s.EndedAt == null && s.SeenAt >= since).OrderByDescending(s => s.SeenAt).ToListAsync(ct);
    }

    /// <summary>Ends one session of a person, or all of them but one; the number ended.</summary>
    public Task<int> EndAsync(string person, string? only = null, string? except = null, CancellationToken ct = default) =>
        database.WriteAsync(db => EndAsync(db, person, only, except, ct), ct);

    /// <summary>The same inside somebody's transaction: a new password and the end of the other sessions are one deed.</summary>
    public Task<int> EndAsync(PortalDb db, string person, string? only, string? except, CancellationToken ct)
    {
        var now = time.Instant();
        return db.Set<SessionRow>().Where(s => s.PersonId == person && s.EndedAt == null && (only == null || s.Id == only) && (except == null || s.Id != except))
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.EndedAt, now), ct);
    }
}

/// <summary>Makes "Firefox on Linux" of a browser's long name for itself.</summary>
internal static class Browsers
{
    private static readonly (string Sign, string Name)[] Programs = [("Edg/", "Edge"), ("OPR/", "Opera"), ("Firefox/", "Firefox"), ("Chrome/", "Chrome"), ("Safari/", "Safari"), ("curl/", "curl")];
    private static readonly (string Sign, string Name)[] Systems = [("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("Windows", "Windows"), ("Mac OS", "macOS"), ("Linux", "Linux")];

    public static string Name(string? userAgent) => $"{Find(Programs, userAgent) ?? "A browser"} on {Find(Systems, userAgent) ?? "an unknown system"}";

    private static string? Find((string Sign, string Name)[] table, string? text) =>
        table.FirstOrDefault(entry => text?.Contains(entry.Sign, StringComparison.Ordinal) == true).Name;
}
