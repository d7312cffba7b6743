using BillingPortal.Core;
using BillingPortal.Platform.Data.Model.Account;
using BillingPortal.Platform.Identity;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Features.Account;

/// <summary>Keeps a person out until they are unlocked, and ends what they have open.</summary>
internal sealed class LockPerson(StaffDeed deed, Sessions sessions)
{
    public Task<Result<Done>> RunAsync(Actor actor, string person, string? reason, CancellationToken ct = default) =>
        deed.RunAsync(actor, person, "person.locked", reason, async (db, found) =>
        {
            if (actor == Actor.Person(person, actor.IsAdmin)) return new Refusal("own_account", "You cannot lock yourself out. Ask another admin.");
            if (Locks.IsByAdmin(found.LockoutEnd)) return new Refusal("locked_already", "This person is locked already.");
            if (await StaffDeed.IfLastAdminAsync(db, person, ct) is { } last) return last;
            found.LockoutEnd = Locks.UntilUnlocked;
            var ended = await sessions.EndAsync(db, person, only: null, except: null, ct);
            return new Change(new { locked = false }, new { locked = true, sessionsEnded = ended });
        }, ct);
}
