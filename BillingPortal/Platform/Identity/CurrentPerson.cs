using System.Security.Claims;
using BillingPortal.Core;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Account;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Platform.Identity;

/// <summary>
/// Asks the database, each time, whether the person of a cookie or a circuit may still do what they are about to do:
/// a page may have been open since before they were signed out, locked, or lost a role.
/// </summary>
public sealed class CurrentPerson(IDbContextFactory<PortalDb> database, Sessions sessions, TimeProvider time)
{
    private static readonly Refusal SignedOut = new("signed_out", "You have been signed out. Sign in again; nothing was changed.");

    /// <summary>The actor for a use case, with the rights they have now.</summary>
    public async Task<Result<Actor>> ActorAsync(ClaimsPrincipal principal, CancellationToken ct = default)
    {
        if (await RolesNowAsync(principal, ct) is not { } roles) return SignedOut;
        return Actor.Person(Id(principal)!, roles.Contains(Roles.Admin, StringComparer.Ordinal));
    }

    /// <summary>May the person of this cookie still come in, with the very roles that it claims?</summary>
    public async Task<bool> IsStillAsync(ClaimsPrincipal principal, CancellationToken ct = default) =>
        await RolesNowAsync(principal, ct) is { } roles && roles.ToHashSet(StringComparer.Ordinal).SetEquals(principal.FindAll(ClaimTypes.Role).Select(c => c.Value));

    public static string? Id(ClaimsPrincipal principal) => principal.FindFirstValue(ClaimTypes.NameIdentifier);

    // Null when the session is over or the person is locked or gone.
    private async Task<IReadOnlyList<string>?> RolesNowAsync(ClaimsPrincipal principal, CancellationToken ct)
    {
        if (Id(principal) is not { } person || principal.FindFirstValue(Sessions.Claim) is not { } session) return null;
        if (!await sessions.IsLiveAsync(session, person, ct)) return null;
        await using var db = await database.CreateDbContextAsync(ct);
        var lockedUntil = await db.Set<Person>().Where(p => p.Id == person).Select(p => p.LockoutEnd).SingleOrDefaultAsync(ct);
        if (lockedUntil > time.GetUtcNow()) return null;
        return await db.RolesOfAsync(person, ct);
    }
}
