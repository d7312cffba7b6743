using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Mail;
using BillingPortal.Platform.Email;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Features.Operations;

/// <summary>What is asked of the list; null is "any".</summary>
public sealed record MailFilter(MailState? State = null, string? Kind = null, string? To = null)
{
    public bool IsAll => State is null && string.IsNullOrWhiteSpace(Kind) && string.IsNullOrWhiteSpace(To);
}

/// <param name="To">Null once the person was erased.</param>
/// <param name="WrittenAt">Billing time.</param>
/// <param name="DueAt">When it is tried next, real time.</param>
public sealed record MailLine(long Id, string Kind, string? To, string Subject, MailState State, int Attempts, DateTime WrittenAt, DateTime DueAt, string? Error);

/// <param name="Count">Of all pages together.</param>
/// <param name="Kinds">Every kind that was ever written, for the filter.</param>
public sealed record MailLines(IReadOnlyList<MailLine> Lines, int Count, IReadOnlyList<string> Kinds);

/// <summary>The mails that were written, newest first.</summary>
public sealed class MailList(IDbContextFactory<PortalDb> database)
{
    public async Task<MailLines> RunAsync(MailFilter filter, int skip, int take, CancellationToken ct = default)
    {
        await using var db = await database.CreateDbContextAsync(ct);
        var all = db.Set<MailRow>().AsNoTracking();
        var asked = all.ToSomebody(filter.To);
        if (filter.State is { } state) asked = asked.Where(m => m.State == state);
        if (!string.IsNullOrWhiteSpace(filter.Kind)) asked = asked.Where(m => m.Kind == filter.Kind);
        var lines = await asked.OrderByDescending(m => m.Id).Skip(skip).Take(take)
            .Select(m => new MailLine(m.Id, m.Kind, m.Recipient, m.Subject, m.State, m.Attempts, m.WrittenAt, m.DueAt, m.Error)).ToListAsync(ct);
        return new(lines, await asked.CountAsync(ct), await all.Select(m => m.Kind).Distinct().OrderBy(k => k).ToListAsync(ct));
    }
}
