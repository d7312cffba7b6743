using BillingPortal.Core;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Account;
using BillingPortal.Platform.Identity;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Features.Account;

/// <summary>A signed-in person chooses another password; their other sessions end.</summary>
internal sealed class ChangePassword(IDbContextFactory<PortalDb> database, ProveOwner prove, NewPassword set)
{
    /// <param name="session">The one that goes on.</param>
    public async Task<Result<Done>> RunAsync(string person, string session, string? current, string? password, string? repeat, CancellationToken ct = default)
    {
        var owner = await prove.RunAsync(person, current, ct);
        if (owner.Refused is { } refused) return refused;
        if (NewPassword.Fault(password, repeat, owner.Value.Email) is { } fault) return fault;
        await database.WriteAsync(db => set.SetAsync(db, owner.Value, password!, "person.password-changed", session, ct), ct);
        return Done.It;
    }
}

/// <summary>Asks for the present password again before something that a borrowed browser must not do. Wrong ones count as at the sign-in.</summary>
internal sealed class ProveOwner(IDbContextFactory<PortalDb> database, Passwords passwords, Tries tries)
{
    public async Task<Result<Person>> RunAsync(string person, string? password, CancellationToken ct)
    {
        await using var db = await database.CreateDbContextAsync(ct);
        var owner = await db.Set<Person>().AsNoTracking().SingleAsync(p => p.Id == person, ct);
        var state = await tries.CountAsync(person, ct);
        if (passwords.IsRight(owner, password) && state != TryState.Refused)
        {
            await tries.ForgiveAsync(person, ct);
            return owner;
        }
        if (state == TryState.Last) await tries.TellLockedAsync(owner, ct);
        return new Refusal("password_wrong", "This is not your present password.", "current");
    }
}
