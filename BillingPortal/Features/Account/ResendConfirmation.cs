using BillingPortal.Core;
using BillingPortal.Features.Account.Emails;
using BillingPortal.Platform.Email;
using BillingPortal.Platform.Identity;

namespace BillingPortal.Features.Account;

/// <summary>Mails a new link to somebody who has not confirmed their address; the one before opens nothing any more.</summary>
internal sealed class ResendConfirmation(StaffDeed deed, LinkTokens tokens, AccountLetters letters, Post post)
{
    public Task<Result<Done>> RunAsync(Actor actor, string person, string? reason, CancellationToken ct = default) =>
        deed.RunAsync(actor, person, "person.confirmation-sent", reason, async (db, found) =>
        {
            if (found.EmailConfirmed) return new Refusal("confirmed_already", "This person has confirmed their address already.");
            var token = await tokens.MakeAsync(db, person, Purposes.Confirm, Purposes.ConfirmWithin, ct: ct);
            await post.WriteAsync(db, letters.Confirm(found, token), ct);
            return new Change(null, null);
        }, ct);
}
