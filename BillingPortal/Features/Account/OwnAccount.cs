using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Account;
using BillingPortal.Platform.Identity;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Features.Account;

/// <summary>What a person sees of their own account.</summary>
internal sealed record OwnAccount(string Name, string Email, string Role, IReadOnlyList<SessionRow> Sessions);

internal sealed class ReadOwnAccount(IDbContextFactory<PortalDb> database, Sessions sessions)
{
    public async Task<OwnAccount> RunAsync(string person, CancellationToken ct = default)
    {
        await using var db = await database.CreateDbContextAsync(ct);
        var found = await db.Set<Person>().AsNoTracking().SingleAsync(p => p.Id == person, ct);
        var roles = await db.RolesOfAsync(person, ct);
        return new(found.Name, found.Email!, roles.FirstOrDefault() ?? "", await sessions.LiveOfAsync(person, ct));
    }
}
