using BillingPortal.Core;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Identity;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Features.Account;

/// <summary>Sets a new password by a mailed link, once. It lets a locked-out person in again, and ends every session.</summary>
internal sealed class ResetPassword(IDbContextFactory<PortalDb> database, LinkTokens tokens, NewPassword set)
{
    public Task<Result<Done>> RunAsync(string? token, string? password, string? repeat, CancellationToken ct = default) => database.WriteAsync<Result<Done>>(async db =>
    {
        // Looked at first: a weak password must not use the link up.
        if (await tokens.LookAsync(db, token, Purposes.Reset, ct) is not { } link) return LookAtLink.Dead;
        if (NewPassword.Fault(password, repeat, link.Person.Email) is { } fault) return fault;
        if (await tokens.UseAsync(db, token, Purposes.Reset, ct) is null) return LookAtLink.Dead;
        await set.SetAsync(db, link.Person, password!, "person.password-reset", keepSession: null, ct);
        return Done.It;
    }, ct);
}
