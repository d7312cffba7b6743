using BillingPortal.Core;
using BillingPortal.Features.Account.Emails;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Account;
using BillingPortal.Platform.Email;
using BillingPortal.Platform.Identity;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Features.Account;

/// <summary>
/// Begins to change a person's address: the new one gets a link that confirms it, the old one a notice.
/// When somebody else has the new one, they are told, and the person who asks learns nothing of it.
/// </summary>
internal sealed class AskEmailChange(IDbContextFactory<PortalDb> database, ProveOwner prove, LinkTokens tokens, AccountLetters letters, Post post)
{
    public async Task<Result<Done>> RunAsync(string person, string? email, string? password, CancellationToken ct = default)
    {
        if (Addresses.Fault(email) is { } fault) return fault;
        var owner = await prove.RunAsync(person, password, ct);
        if (owner.Refused is { } refused) return refused with { Field = "password" };
        if (owner.Value.NormalizedEmail == Addresses.Normal(email)) return new Refusal("email_same", "This is your address already.", "email");
        await database.WriteAsync(db => WriteAsync(db, owner.Value, email!.Trim(), ct), ct);
        return Done.It;
    }

    private async Task WriteAsync(PortalDb db, Person owner, string email, CancellationToken ct)
    {
        var token = await tokens.MakeAsync(db, owner.Id, Purposes.ChangeEmail, Purposes.ConfirmWithin, email, ct);
        if (await db.FindByEmailAsync(email, ct) is { } other) await post.WriteAsync(db, letters.AlreadyHere(other), ct);
        else await post.WriteAsync(db, letters.ConfirmNew(owner, email, token), ct);
        await post.WriteAsync(db, letters.ChangeAsked(owner), ct);
    }
}
