using BillingPortal.Core;
using BillingPortal.Platform.Audit;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Account;
using BillingPortal.Platform.Identity;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Features.Account;

/// <summary>The new address has the link, so it is the person's now.</summary>
internal sealed class ConfirmEmailChange(IDbContextFactory<PortalDb> database, LinkTokens tokens, AuditTrail audit, Veil veil)
{
    public async Task<Result<string>> RunAsync(string? token, CancellationToken ct = default)
    {
        try
        {
            return await database.WriteAsync(db => WriteAsync(db, token, ct), ct);
        }
        catch (DbUpdateException)
        {
            // Somebody took the address at the same moment; looked at again, it is taken. Any other fault comes again.
            return await database.WriteAsync(db => WriteAsync(db, token, ct), ct);
        }
    }

    private async Task<Result<string>> WriteAsync(PortalDb db, string? token, CancellationToken ct)
    {
        if (await tokens.UseAsync(db, token, Purposes.ChangeEmail, ct) is not { Detail: { } email } link) return LookAtLink.Dead;
        if (await db.FindByEmailAsync(email, ct) is not null) return LookAtLink.Dead;
        var person = await db.Set<Person>().SingleAsync(p => p.Id == link.PersonId, ct);
        var cover = await veil.OfAsync(db, "person:" + person.Id, ct);
        var before = new { email = cover.Over(person.Email) };
        person.Moves(email);
        audit.Write(db, Actor.Person(person.Id, isAdmin: false), "person.email-changed", "person:" + person.Id, before, new { email = cover.Over(email) });
        return person.Id;
    }
}
