using BillingPortal.Core;
using BillingPortal.Platform.Audit;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Mail;
using BillingPortal.Platform.Email;
using BillingPortal.Platform.Identity;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Features.Operations;

/// <summary>Puts a dead mail back in the row, with all its tries.</summary>
public sealed class MailSendAgain(IDbContextFactory<PortalDb> database, MailBoard board, AuditTrail audit)
{
    private static readonly Refusal NotDead = new("mail_not_dead", "This mail cannot be sent again: it waits already, was sent, or its receiver was erased. Reload the page to see how it stands.");

    public async Task<Result<Done>> RunAsync(Actor actor, long id, CancellationToken ct = default)
    {
        if (actor.NotAdmin is { } refusal) return refusal;
        var put = await database.WriteAsync(async db =>
        {
            if (!await board.SendAgainAsync(db, id, ct)) return false;
            audit.Write(db, actor, "mail.sent-again", $"mail:{id}", new { state = nameof(MailState.Dead) }, new { state = nameof(MailState.Waiting) });
            return true;
        }, ct);
        return put ? Done.It : NotDead;
    }
}
