using System.Globalization;
using System.Security.Cryptography;
using BillingPortal.Platform.Clock;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Mail;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Platform.Email;

/// <summary>Takes letters. They are stored in the transaction of their cause and sent afterwards: there is a mail if and only if the cause happened.</summary>
public sealed class Post(LetterLayout layout, MailSettings settings, MailBell bell, BillingClock clock, TimeProvider time)
{
    /// <summary>
    /// False when a mail of this cause exists already: it is not written twice. Of two who write at once, the second waits for the first
    /// to commit or roll back, and its own transaction goes on undisturbed.
    /// </summary>
    /// <exception cref="ArgumentException">The letter could never be sent, or would forge a header. Whoever takes addresses from people asks <see cref="EmailAddress.CanBeSentTo"/> first.</exception>
    public async Task<bool> WriteAsync(PortalDb db, Letter letter, CancellationToken ct = default)
    {
        if (db.Database.CurrentTransaction is null) throw new InvalidOperationException("A mail is written in the transaction of its cause: inside WriteAsync.");
        RefuseWhatCannotBeSent(letter);
        await db.SaveChangesAsync(ct); // the person it goes to may be as new as the mail
        var written = await InsertAsync(db, letter, ct);
        if (written) db.AfterCommit(bell.Ring);
        return written;
    }

    // Not by EF: a row that is refused for its cause would end the whole transaction on PostgreSQL.
    private async Task<bool> InsertAsync(PortalDb db, Letter letter, CancellationToken ct)
    {
        var id = $"<{RandomNumberGenerator.GetHexString(24, lowercase: true)}@{new IdnMapping().GetAscii(settings.Domain)}>";
        var (html, text, waiting, file) = (layout.Html(letter), layout.Text(letter), nameof(MailState.Waiting), letter.Attachment);
        return await db.Database.ExecuteSqlAsync($"""
            insert into mails (cause, message_id, person_id, recipient, kind, subject, html, text, carries_token, attachment_kind, attachment_id, attachment_name, written_at, due_at, state, attempts)
            values ({letter.Cause}, {id}, {letter.PersonId}, {letter.To}, {letter.Kind}, {letter.Subject}, {html}, {text}, {letter.CarriesToken}, {file?.Kind}, {file?.Id}, {file?.Name}, {clock.UtcNow}, {time.Instant()}, {waiting}, 0)
            on conflict (cause) do nothing
            """, ct) == 1;
    }

    private static void RefuseWhatCannotBeSent(Letter letter)
    {
        if (!EmailAddress.CanBeSentTo(letter.To)) throw new ArgumentException($"A mail of the kind '{letter.Kind}' goes to something that is not an address.", nameof(letter));
        if (letter.Subject.Length == 0 || letter.Subject.Any(char.IsControl)) throw new ArgumentException($"The subject of a mail of the kind '{letter.Kind}' is empty or has a line break in it.", nameof(letter));
    }
}
