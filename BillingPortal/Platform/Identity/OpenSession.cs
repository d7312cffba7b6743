using System.Security.Claims;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Account;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Platform.Identity;

/// <summary>Begins a session for a person who has just proved who they are, and says what stands in its cookie.</summary>
public sealed class OpenSession(IDbContextFactory<PortalDb> database, Sessions sessions)
{
    public async Task<ClaimsPrincipal> RunAsync(string person, string? userAgent, CancellationToken ct = default) =>
        await ClaimsAsync(person, await sessions.StartAsync(person, userAgent, ct), ct);

    /// <summary>The same session with the person's name and address of now.</summary>
    public Task<ClaimsPrincipal> AgainAsync(ClaimsPrincipal principal, CancellationToken ct = default) =>
        ClaimsAsync(CurrentPerson.Id(principal)!, principal.FindFirstValue(Sessions.Claim)!, ct);

    private async Task<ClaimsPrincipal> ClaimsAsync(string person, string session, CancellationToken ct)
    {
        await using var db = await database.CreateDbContextAsync(ct);
        var found = await db.Set<Person>().AsNoTracking().SingleAsync(p => p.Id == person, ct);
        Claim[] claims =
        [
            new(ClaimTypes.NameIdentifier, found.Id), new(ClaimTypes.Name, found.Name), new(ClaimTypes.Email, found.Email!),
            new(Sessions.Claim, session), .. (await db.RolesOfAsync(person, ct)).Select(role => new Claim(ClaimTypes.Role, role)),
        ];
        return new(new ClaimsIdentity(claims, IdentityConstants.ApplicationScheme));
    }
}

internal static class RoleReading
{
    public static Task<List<string>> RolesOfAsync(this PortalDb db, string person, CancellationToken ct) =>
        db.Set<IdentityUserRole<string>>().Where(r => r.UserId == person).Join(db.Set<Role>(), r => r.RoleId, r => r.Id, (_, role) => role.Name!).ToListAsync(ct);
}
