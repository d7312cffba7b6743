using System.Text.RegularExpressions;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Mail;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Tests.Kit;

/// <summary>Reads the mails that were written, as their receivers would.</summary>
public static partial class Mailed
{
    public static async Task<IReadOnlyList<MailRow>> ToAsync(this IDbContextFactory<PortalDb> database, string address, string? kind = null)
    {
        await using var db = await database.CreateDbContextAsync();
        return await db.Set<MailRow>().AsNoTracking().Where(m => m.Recipient == address && (kind == null || m.Kind == kind)).OrderBy(m => m.Id).ToListAsync();
    }

    /// <summary>The token in the newest mail of a kind.</summary>
    public static async Task<string> TokenAsync(this IDbContextFactory<PortalDb> database, string address, string kind) =>
        Token().Match((await database.ToAsync(address, kind))[^1].Text!).Groups["token"].Value;

    [GeneratedRegex("token=(?<token>[A-Za-z0-9_-]+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Token();
}
