using BillingPortal.Platform.Clock;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Mail;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Platform.Email;

/// <param name="Failing">Of those that wait: how many were tried in vain already.</param>
public sealed record MailFigures(int Waiting, int Failing, int Dead, TimeSpan OldestWait);

/// <summary>How the mails stand, and the way back into the row for dead ones.</summary>
public sealed class MailBoard(IDbContextFactory<PortalDb> database, MailBell bell, TimeProvider time)
{
    public async Task<MailFigures> FiguresAsync(CancellationToken ct = default)
    {
        await using var db = await database.CreateDbContextAsync(ct);
        var waiting = db.Set<MailRow>().Where(m => m.State == MailState.Waiting);
        var oldest = await waiting.MinAsync(m => (DateTime?)m.DueAt, ct);
        return new(
            await waiting.CountAsync(ct),
            await waiting.CountAsync(m => m.Attempts > 0, ct),
            await db.Set<MailRow>().CountAsync(m => m.State == MailState.Dead, ct),
            oldest is { } due && time.Instant() > due ? time.Instant() - due : TimeSpan.Zero);
    }

    /// <summary>Puts a dead mail back in the row with all its tries, inside the caller's transaction; false when there is none of this number that could be sent.</summary>
    public async Task<bool> SendAgainAsync(PortalDb db, long id, CancellationToken ct = default)
    {
        var now = time.Instant();
        db.AfterCommit(bell.Ring);
        return await db.Set<MailRow>().Where(m => m.Id == id && m.State == MailState.Dead && m.Recipient != null && m.Text != null).ExecuteUpdateAsync(set => set
            .SetProperty(m => m.State, MailState.Waiting).SetProperty(m => m.Attempts, 0)
            .SetProperty(m => m.DueAt, now).SetProperty(m => m.EndedAt, (DateTime?)null), ct) == 1;
    }
}
