using BillingPortal.Features.Account.Emails;
using BillingPortal.Platform.Audit;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Account;
using BillingPortal.Platform.Email;
using BillingPortal.Platform.Identity;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Features.Account;

/// <summary>
/// Counts a password's try before it is looked at, so that many at once are not more than a few in a row.
/// The last one allowed locks the account, and a right password forgives.
/// </summary>
internal sealed class Tries(IDbContextFactory<PortalDb> database, AccountSettings settings, AccountLetters letters, Post post, AuditTrail audit, TimeProvider time)
{
    /// <summary>May this try be looked at? For nobody the same is asked of the database, so that it takes as long.</summary>
    public Task<TryState> CountAsync(string? person, CancellationToken ct) => database.WriteAsync(async db =>
    {
        var row = db.Set<Person>().Where(p => p.Id == person);
        // The update comes first: it holds the row, and whoever tries at the same moment waits here.
        var known = await row.ExecuteUpdateAsync(set => set.SetProperty(p => p.AccessFailedCount, p => p.AccessFailedCount + 1), ct) == 1;
        var now = await row.Select(p => new { p.LockoutEnd, p.AccessFailedCount }).SingleOrDefaultAsync(ct);
        if (!known || now is null) return TryState.Refused;
        if (now.LockoutEnd > time.GetUtcNow())
        {
            await row.ExecuteUpdateAsync(set => set.SetProperty(p => p.AccessFailedCount, 0), ct);
            return TryState.Refused;
        }
        if (now.AccessFailedCount < settings.TriesBeforeLockout) return TryState.Allowed;
        DateTimeOffset? until = time.GetUtcNow() + settings.LockoutFor;
        await row.ExecuteUpdateAsync(set => set.SetProperty(p => p.AccessFailedCount, 0).SetProperty(p => p.LockoutEnd, until), ct);
        return TryState.Last;
    }, ct);

    /// <summary>The password was right; a lock that an admin set meanwhile stays.</summary>
    public Task ForgiveAsync(string person, CancellationToken ct) => database.WriteAsync(db => ForgiveAsync(db, person, ct), ct);

    public static async Task ForgiveAsync(PortalDb db, string person, CancellationToken ct)
    {
        var row = db.Set<Person>().Where(p => p.Id == person);
        await row.ExecuteUpdateAsync(set => set.SetProperty(p => p.AccessFailedCount, 0), ct);
        if (Locks.IsByAdmin(await row.Select(p => p.LockoutEnd).SingleAsync(ct))) return;
        await row.ExecuteUpdateAsync(set => set.SetProperty(p => p.LockoutEnd, (DateTimeOffset?)null), ct);
    }

    /// <summary>The last allowed try was wrong: the owner is told, for nobody else is.</summary>
    public Task TellLockedAsync(Person person, CancellationToken ct) => database.WriteAsync(async db =>
    {
        audit.Write(db, Actor.System, "person.locked-out", "person:" + person.Id, after: new { tries = settings.TriesBeforeLockout });
        await post.WriteAsync(db, letters.LockedOut(person, settings.LockoutFor), ct);
    }, ct);
}

internal enum TryState
{
    Refused,
    Allowed,

    /// <summary>Allowed; if it is wrong, the account stays locked.</summary>
    Last,
}
