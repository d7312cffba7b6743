using System.Security.Claims;
using BillingPortal.Core;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Account;
using BillingPortal.Platform.Identity;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Features.Account;

/// <summary>Lets a person in who knows the password. Nobody, a wrong password and a locked account are answered alike.</summary>
internal sealed class SignIn(IDbContextFactory<PortalDb> database, Passwords passwords, Tries tries, OpenSession open, AccountSettings settings)
{
    private static readonly Refusal NotConfirmed = new("not_confirmed",
        "Confirm your address first: the link is in the mail that we sent you. To get a new one, sign up once more with this address.", "email");

    public async Task<Result<ClaimsPrincipal>> RunAsync(string? email, string? password, string? userAgent, CancellationToken ct = default)
    {
        var person = await FindAsync(email, ct);
        var state = await tries.CountAsync(person?.Id, ct);
        var right = passwords.IsRight(person, password) && state != TryState.Refused;
        if (!right)
        {
            if (state == TryState.Last) await tries.TellLockedAsync(person!, ct);
            return Wrong;
        }
        await tries.ForgiveAsync(person!.Id, ct);
        return person.EmailConfirmed ? await open.RunAsync(person.Id, userAgent, ct) : NotConfirmed;
    }

    private Refusal Wrong => new("sign_in_wrong",
        $"The address or the password is wrong, or the account is locked. After {settings.TriesBeforeLockout} wrong passwords it is locked for {settings.LockoutFor.TotalMinutes:0} minutes; a new password lets you in at once.");

    private async Task<Person?> FindAsync(string? email, CancellationToken ct)
    {
        await using var db = await database.CreateDbContextAsync(ct);
        return await db.FindByEmailAsync(email, ct);
    }
}
