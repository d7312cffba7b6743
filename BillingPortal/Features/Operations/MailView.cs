using System.Text.RegularExpressions;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Mail;
using BillingPortal.Platform.Email;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Features.Operations;

/// <param name="EndedAt">When it was sent or given up, real time.</param>
/// <param name="CarriesToken">It held a link that opens something; what is shown is without it.</param>
/// <param name="CanBeSentAgain">It is dead, and there is somebody to send it to and something to send.</param>
/// <param name="Attachment">The name of the file that goes with it.</param>
public sealed record OneMail(MailLine Line, string MessageId, DateTime? EndedAt, string? Html, string? Text, bool CarriesToken, bool CanBeSentAgain, string? Attachment = null);

/// <summary>One mail, without what would let its reader act as its receiver.</summary>
public sealed partial class MailView(IDbContextFactory<PortalDb> database, MailFiles files)
{
    public const string Removed = "(link removed)";

    public async Task<OneMail?> RunAsync(long id, CancellationToken ct = default)
    {
        await using var db = await database.CreateDbContextAsync(ct);
        if (await db.Set<MailRow>().AsNoTracking().SingleOrDefaultAsync(m => m.Id == id, ct) is not { } row) return null;
        var line = new MailLine(row.Id, row.Kind, row.Recipient, row.Subject, row.State, row.Attempts, row.WrittenAt, row.DueAt, row.Error);
        return new(line, row.MessageId, row.EndedAt, Redacted(row, row.Html)?.Replace($"href=\"{Removed}\"", "", StringComparison.Ordinal), Redacted(row, row.Text), row.CarriesToken,
            row is { State: MailState.Dead, Recipient: not null, Text: not null }, row.AttachmentName);
    }

    /// <summary>The file that goes with it; null when there is none, or it cannot be made.</summary>
    public async Task<MailFile?> FileAsync(long id, CancellationToken ct = default)
    {
        await using var db = await database.CreateDbContextAsync(ct);
        return await db.Set<MailRow>().AsNoTracking().SingleOrDefaultAsync(m => m.Id == id, ct) is { } row ? await files.FindAsync(row, ct) : null;
    }

    private static string? Redacted(MailRow row, string? body) =>
        row.CarriesToken && body is not null ? Token().Replace(Address().Replace(body, Removed), Removed) : body;

    // The whole address, because a token may stand anywhere in it.
    [GeneratedRegex("""https?://[^\s"'<>]+""", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Address();

    // And what looks like a token outside an address.
    [GeneratedRegex("[A-Za-z0-9_-]{32,}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Token();
}
