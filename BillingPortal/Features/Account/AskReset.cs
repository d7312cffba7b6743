using BillingPortal.Core;
using BillingPortal.Features.Account.Emails;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Email;
using BillingPortal.Platform.Identity;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Features.Account;

/// <summary>Mails a link for a new password to whoever has an account. The answer is the same for nobody.</summary>
internal sealed class AskReset(IDbContextFactory<PortalDb> database, LinkTokens tokens, AccountLetters letters, Post post)
{
    public async Task<Result<Done>> RunAsync(string? email, CancellationToken ct = default)
    {
        if (Addresses.Fault(email) is { } fault) return fault;
        await database.WriteAsync(async db =>
        {
            var person = await db.FindByEmailAsync(email, ct);
            // An address that nobody has proved yet is confirmed first; the password was chosen a moment ago.
            var purpose = person is { EmailConfirmed: false } ? Purposes.Confirm : Purposes.Reset;
            var token = await tokens.MakeAsync(db, person?.Id ?? "", purpose, purpose == Purposes.Reset ? Purposes.ResetWithin : Purposes.ConfirmWithin, ct: ct);
            if (person is null) db.ChangeTracker.Clear(); // the work was done for nobody, so that it takes as long
            else await post.WriteAsync(db, purpose == Purposes.Reset ? letters.Reset(person, token) : letters.Confirm(person, token), ct);
        }, ct);
        return Done.It;
    }
}
