using System.Globalization;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Api;
using BillingPortal.Platform.Data.Model.Audit;
using BillingPortal.Platform.Data.Model.Account;
using BillingPortal.Platform.Settings;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Features.Operations;

/// <summary>Which entries are asked for: the texts are beginnings, the days are those of the billing zone, both included.</summary>
public sealed record AuditQuestion(string? Actor = null, string? Action = null, string? Subject = null, DateOnly? From = null, DateOnly? To = null, int Page = 1)
{
    public const int PageSize = 50;
}

/// <summary>An entry as people read it. The names are those of today; who was erased has none any more.</summary>
public sealed record AuditLine(long Id, DateTime At, string Actor, string? ActorName, string Action, string Subject, string? SubjectName, IReadOnlyList<AuditChange> Changes, string? Reason, string? RequestId, long? Sequence);

/// <param name="Count">All that were found, or as many as were counted.</param>
/// <param name="HasMore">There are more than were counted.</param>
public sealed record AuditPage(IReadOnlyList<AuditLine> Lines, int Count, bool HasMore = false)
{
    public int Pages => Math.Max(1, (Count + AuditQuestion.PageSize - 1) / AuditQuestion.PageSize) + (HasMore ? 1 : 0);
}

public sealed class ReadAudit(IDbContextFactory<PortalDb> database, Installation installation)
{
    /// <summary>To count them all takes longer the more there are, and helps nobody.</summary>
    public const int MostCounted = 1000;

    private const string OfPerson = "person:";
    private const string OfKey = "api-key:";

    public async Task<AuditPage> RunAsync(AuditQuestion asked, CancellationToken ct = default)
    {
        await using var db = await database.CreateDbContextAsync(ct);
        var found = await FoundAsync(db, asked, ct);
        var skip = (Math.Max(1, asked.Page) - 1) * AuditQuestion.PageSize;
        var rows = await found.OrderByDescending(e => e.Id).Skip(skip).Take(AuditQuestion.PageSize)
            .Select(e => new { Entry = e, Sequence = db.Set<AuditSealRow>().Where(s => s.EntryId == e.Id).Select(s => (long?)s.Sequence).SingleOrDefault() }).ToListAsync(ct);
        var names = await NamesAsync(db, [.. rows.SelectMany(r => new[] { r.Entry.Actor, r.Entry.Subject }).Distinct(StringComparer.Ordinal)], ct);
        var most = Math.Max(MostCounted, skip + AuditQuestion.PageSize);
        var count = await found.OrderByDescending(e => e.Id).Take(most + 1).CountAsync(ct);
        return new([.. rows.Select(r => Line(r.Entry, r.Sequence, names))], Math.Min(count, most), count > most);
    }

    private async Task<IQueryable<AuditEntryRow>> FoundAsync(PortalDb db, AuditQuestion asked, CancellationToken ct)
    {
        var (actor, action, subject) = (await IdOfAsync(db, asked.Actor, ct), asked.Action?.Trim(), await IdOfAsync(db, asked.Subject, ct));
        var found = db.Set<AuditEntryRow>().AsNoTracking();
        if (!string.IsNullOrEmpty(actor)) found = found.Where(e => e.Actor.StartsWith(actor));
        if (!string.IsNullOrEmpty(action)) found = found.Where(e => e.Action.StartsWith(action));
        if (!string.IsNullOrEmpty(subject)) found = found.Where(e => e.Subject.StartsWith(subject));
        if (asked.From is { } from && Midnight(from) is var since) found = found.Where(e => e.At >= since);
        if (asked.To is { } to && Midnight(to.AddDays(1)) is var until) found = found.Where(e => e.At < until);
        return found;
    }

    // People remember addresses; entries hold ids.
    private static async Task<string?> IdOfAsync(PortalDb db, string? text, CancellationToken ct)
    {
        var typed = text?.Trim();
        if (typed?.Contains('@', StringComparison.Ordinal) != true) return typed;
        var address = typed.ToUpperInvariant();
        return OfPerson + (await db.Set<Person>().Where(p => p.NormalizedEmail == address).Select(p => p.Id).SingleOrDefaultAsync(ct) ?? typed);
    }

    private static async Task<Dictionary<string, string>> NamesAsync(PortalDb db, string[] named, CancellationToken ct)
    {
        var people = named.Where(n => n.StartsWith(OfPerson, StringComparison.Ordinal)).Select(n => n[OfPerson.Length..]).ToArray();
        var keys = named.Where(n => n.StartsWith(OfKey, StringComparison.Ordinal)).Select(n => long.TryParse(n[OfKey.Length..], NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0).ToArray();
        var names = await db.Set<Person>().Where(p => people.Contains(p.Id)).ToDictionaryAsync(p => OfPerson + p.Id, p => string.IsNullOrEmpty(p.Name) ? p.Email ?? "" : $"{p.Name}, {p.Email}", StringComparer.Ordinal, ct);
        foreach (var key in await db.Set<ApiKeyRow>().Where(k => keys.Contains(k.Id)).Select(k => new { k.Id, k.Name }).ToListAsync(ct)) names[OfKey + key.Id] = key.Name;
        return names;
    }

    private static AuditLine Line(AuditEntryRow entry, long? sequence, Dictionary<string, string> names) => new(entry.Id, entry.At, entry.Actor, names.GetValueOrDefault(entry.Actor),
        entry.Action, entry.Subject, names.GetValueOrDefault(entry.Subject), AuditChange.Between(entry.Before, entry.After), entry.Reason, entry.RequestId, sequence);

    private DateTime Midnight(DateOnly day)
    {
        var local = day.ToDateTime(TimeOnly.MinValue);
        // Some zones skip midnight when summer begins.
        while (installation.Zone.IsInvalidTime(local)) local = local.AddMinutes(30);
        return TimeZoneInfo.ConvertTimeToUtc(local, installation.Zone);
    }
}
