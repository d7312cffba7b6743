using BillingPortal.Core;
using BillingPortal.Features.Account.Emails;
using BillingPortal.Platform.Audit;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Account;
using BillingPortal.Platform.Email;
using BillingPortal.Platform.Identity;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Features.Account;

/// <summary>Takes a new password in: it ends the other sessions and every link that was mailed before, and the owner is told.</summary>
internal sealed class NewPassword(Passwords passwords, Sessions sessions, AccountLetters letters, Post post, AuditTrail audit)
{
    public static Refusal? Fault(string? password, string? repeat, string? email) =>
        Passwords.Weakness(password, email)
        ?? (password == repeat ? null : new Refusal("repeat_differs", "The two passwords differ. Type the same one twice.", "repeat"));

    public async Task SetAsync(PortalDb db, Person person, string password, string action, string? keepSession, CancellationToken ct)
    {
        var hash = passwords.Hash(person, password);
        var stamp = NewPerson.Stamp();
        await db.Set<Person>().Where(p => p.Id == person.Id).ExecuteUpdateAsync(set => set.SetProperty(p => p.PasswordHash, hash).SetProperty(p => p.SecurityStamp, stamp), ct);
        await Tries.ForgiveAsync(db, person.Id, ct);
        await db.Set<LinkTokenRow>().Where(t => t.PersonId == person.Id && t.UsedAt == null).ExecuteDeleteAsync(ct);
        var ended = await sessions.EndAsync(db, person.Id, only: null, except: keepSession, ct);
        audit.Write(db, Actor.Person(person.Id, isAdmin: false), action, "person:" + person.Id, after: new { sessionsEnded = ended });
        await post.WriteAsync(db, letters.PasswordChanged(person), ct);
    }
}
