using BillingPortal.Core;
using BillingPortal.Platform.Audit;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Account;
using BillingPortal.Platform.Identity;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Features.Account;

/// <summary>What all deeds of an admin on another person's account share: only an admin, with a reason, never against the last admin, and written down.</summary>
internal sealed class StaffDeed(IDbContextFactory<PortalDb> database, AuditTrail audit)
{
    private static readonly Refusal Gone = new("person_unknown", "There is no such person any more. Reload the page.");
    private static readonly Refusal LastAdmin = new("last_admin", "This is the last admin who can sign in. Make somebody else an admin first.");

    /// <param name="work">Changes the person, and returns what stood before and stands after, or why it was not done.</param>
    public async Task<Result<Done>> RunAsync(Actor actor, string person, string action, string? reason, Func<PortalDb, Person, Task<Result<Change>>> work, CancellationToken ct)
    {
        if (actor.NotAdmin is { } refused) return refused;
        if (Reason.Of(reason) is { IsDone: false } unsaid) return unsaid.Refused!;
        return await database.WriteAsync<Result<Done>>(async db =>
        {
            if (await db.Set<Person>().SingleOrDefaultAsync(p => p.Id == person, ct) is not { } found) return Gone;
            var why = Reason.Of(reason, found.Email, found.Name);
            if (!why.IsDone) return why.Refused!;
            var change = await work(db, found);
            if (change.Refused is { } no) return no;
            audit.Write(db, actor, action, "person:" + person, change.Value.Before, change.Value.After, why.Value);
            return Done.It;
        }, ct);
    }

    /// <summary>Null when another admin remains. It holds the role's row, so that two admins cannot take the right from each other at once.</summary>
    public static async Task<Refusal?> IfLastAdminAsync(PortalDb db, string person, CancellationToken ct)
    {
        var role = Roles.Admin.ToLowerInvariant();
        await db.Set<Role>().Where(r => r.Id == role).ExecuteUpdateAsync(set => set.SetProperty(r => r.ConcurrencyStamp, r => r.ConcurrencyStamp), ct);
        var admins = await db.Set<IdentityUserRole<string>>().Where(r => r.RoleId == role)
            .Join(db.Set<Person>(), r => r.UserId, p => p.Id, (_, p) => new { p.Id, p.LockoutEnd, p.EmailConfirmed }).ToListAsync(ct);
        return admins.Any(a => a.Id == person) && !admins.Any(a => a.Id != person && a.EmailConfirmed && !Locks.IsByAdmin(a.LockoutEnd)) ? LastAdmin : null;
    }
}

internal sealed record Change(object? Before, object? After);
