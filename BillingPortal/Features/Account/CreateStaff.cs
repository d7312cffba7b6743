using BillingPortal.Core;
using BillingPortal.Platform.Audit;
using BillingPortal.Platform.Clock;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Identity;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Features.Account;

/// <summary>Makes an admin or a support person with a known password. Their address counts as confirmed: whoever runs the program vouches for it.</summary>
internal sealed class CreateStaff(IDbContextFactory<PortalDb> database, Passwords passwords, AuditTrail audit, Veil veil, TimeProvider time)
{
    public async Task<Result<string>> RunAsync(Actor actor, string? email, string? name, string role, string? password, CancellationToken ct = default)
    {
        if (actor.NotAdmin is { } refused) return refused;
        if (role is not (Roles.Admin or Roles.Support)) return new Refusal("role_unknown", "The role is admin or support.", "role");
        if (Addresses.Fault(email) is { } fault) return fault;
        if (Passwords.Weakness(password, email) is { } weak) return weak;
        var person = NewPerson.Of(email!, name, time.Instant());
        (person.PasswordHash, person.EmailConfirmed) = (passwords.Hash(person, password!), true);
        return await database.WriteAsync<Result<string>>(async db =>
        {
            if (await db.FindByEmailAsync(email, ct) is not null) return new Refusal("email_taken", $"There is a person with the address {email} already. An admin can change their role on the page People.", "email");
            db.Add(person);
            await db.TakesRoleAsync(person, role, ct);
            var cover = await veil.OfAsync(db, "person:" + person.Id, ct);
            audit.Write(db, actor, "person.created", "person:" + person.Id, after: new { role, email = cover.Over(person.Email), name = cover.Over(person.Name) });
            return person.Id;
        }, ct);
    }
}
