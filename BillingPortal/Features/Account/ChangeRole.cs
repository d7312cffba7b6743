using BillingPortal.Core;
using BillingPortal.Platform.Data.Model.Account;
using BillingPortal.Platform.Identity;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Features.Account;

/// <summary>Gives a person another role. They sign in anew to use it: what they had open ends.</summary>
internal sealed class ChangeRole(StaffDeed deed, Sessions sessions)
{
    public Task<Result<Done>> RunAsync(Actor actor, string person, string role, string? reason, CancellationToken ct = default) =>
        deed.RunAsync(actor, person, "person.role-changed", reason, async (db, found) =>
        {
            if (!Roles.All.Contains(role, StringComparer.Ordinal)) return new Refusal("role_unknown", $"There is no role '{role}'. Known are {string.Join(", ", Roles.All)}.", "role");
            if (!found.EmailConfirmed) return new Refusal("not_confirmed", "This person has not confirmed their address yet. A role is given to people we know the address of.");
            if (role != Roles.Admin && await StaffDeed.IfLastAdminAsync(db, person, ct) is { } last) return last;
            var before = (await db.RolesOfAsync(person, ct)).FirstOrDefault();
            if (before == role) return new Refusal("role_same", $"This person has the role {role} already.", "role");
            await db.TakesRoleAsync(found, role, ct);
            await sessions.EndAsync(db, person, only: null, except: null, ct);
            return new Change(new { role = before }, new { role });
        }, ct);
}
