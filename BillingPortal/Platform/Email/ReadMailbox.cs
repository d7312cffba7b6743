using System.Text.RegularExpressions;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Mail;
using BillingPortal.Platform.Email.Mailbox;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Platform.Email;

/// <summary>A mail as its receiver would have it.</summary>
/// <param name="Links">The addresses in its text, in order: the first is that of the button.</param>
public sealed record MailboxMail(long Id, string? To, string Kind, string Subject, DateTime WrittenAt, string? Text, string? Html, IReadOnlyList<string> Links, MailboxFile? Attachment = null);

/// <param name="Path">Where it can be had.</param>
public sealed record MailboxFile(string Name, string Path);

/// <param name="Count">Of all pages together.</param>
public sealed record MailboxMails(IReadOnlyList<MailboxMail> Mails, int Count);

/// <summary>What the sandbox's receivers would find in their mailboxes, newest first. It shows links that open accounts, so it is for sandbox mode only.</summary>
public sealed partial class ReadMailbox(IDbContextFactory<PortalDb> database, MailFiles files)
{
    /// <param name="to">Part of the receiver's address, or nothing for all.</param>
    public async Task<MailboxMails> PageAsync(string? to, int skip, int take, CancellationToken ct = default)
    {
        await using var db = await database.CreateDbContextAsync(ct);
        var mails = db.Set<MailRow>().AsNoTracking().ToSomebody(to);
        var rows = await mails.OrderByDescending(m => m.Id).Skip(skip).Take(take).ToListAsync(ct);
        return new([.. rows.Select(Shown)], await mails.CountAsync(ct));
    }

    public async Task<MailboxMail?> OneAsync(long id, CancellationToken ct = default)
    {
        await using var db = await database.CreateDbContextAsync(ct);
        return await db.Set<MailRow>().AsNoTracking().SingleOrDefaultAsync(m => m.Id == id, ct) is { } row ? Shown(row) : null;
    }

    /// <summary>What goes with a mail; null when nothing does, or it cannot be made.</summary>
    public async Task<MailFile?> FileAsync(long id, CancellationToken ct = default)
    {
        await using var db = await database.CreateDbContextAsync(ct);
        return await db.Set<MailRow>().AsNoTracking().SingleOrDefaultAsync(m => m.Id == id, ct) is { } row ? await files.FindAsync(row, ct) : null;
    }

    private static MailboxMail Shown(MailRow row) =>
        new(row.Id, row.Recipient, row.Kind, row.Subject, row.WrittenAt, row.Text, row.Html, [.. Link().Matches(row.Text ?? "").Select(m => m.Value)], row.AttachmentName is { } name ? new(name, MailboxFiles.Of(row.Id)) : null);

    [GeneratedRegex(@"https?://\S+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Link();
}
