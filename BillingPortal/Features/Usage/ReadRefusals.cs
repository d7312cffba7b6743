using BillingPortal.Core.Periods;
using BillingPortal.Platform.Clock;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Api;
using BillingPortal.Platform.Data.Model.Usage;
using BillingPortal.Platform.Settings;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Features.Usage;

/// <summary>Which refusals are asked for; the days are those of the billing zone, both included.</summary>
internal sealed record RefusalsQuestion(DateOnly From, DateOnly To, string? Code = null, long? ApiKeyId = null);

/// <summary>What one key was refused for one reason.</summary>
/// <param name="LastAt">Billing time.</param>
/// <param name="LastReason">The sentence that was answered.</param>
internal sealed record RefusalLine(string Code, long ApiKeyId, string KeyName, long Count, DateTime LastAt, string? LastEventId, string LastReason);

/// <param name="Count">Of all of them together.</param>
/// <param name="Codes">Every reason there ever was, and every key with its name: for the filter.</param>
internal sealed record Refusals(IReadOnlyList<RefusalLine> Lines, long Count, IReadOnlyList<string> Codes, IReadOnlyList<(long Id, string Name)> Keys);

/// <summary>What the API refused of usage, by reason and key, the most frequent first.</summary>
internal sealed class ReadRefusals(IDbContextFactory<PortalDb> database, BillingClock clock, Installation installation)
{
    private const int UsualDays = 7;

    /// <summary>The last week.</summary>
    public RefusalsQuestion Usual => new(Today.AddDays(1 - UsualDays), Today);

    private DateOnly Today => installation.Zone.DayOf(clock.UtcNow);

    public async Task<long> CountAsync(RefusalsQuestion asked, CancellationToken ct = default)
    {
        await using var db = await database.CreateDbContextAsync(ct);
        return await Found(db, asked).SumAsync(r => r.Count, ct);
    }

    // A row a day, key and reason: there are few, and the last of each is looked for here.
    public async Task<Refusals> RunAsync(RefusalsQuestion asked, CancellationToken ct = default)
    {
        await using var db = await database.CreateDbContextAsync(ct);
        var rows = await Found(db, asked).Select(r => new { Row = r, Key = r.ApiKey.Name }).AsNoTracking().ToListAsync(ct);
        var lines = rows.GroupBy(r => (r.Row.Code, r.Row.ApiKeyId)).Select(g => (Last: g.MaxBy(r => r.Row.LastAt)!, Count: g.Sum(r => r.Row.Count)))
            .Select(g => new RefusalLine(g.Last.Row.Code, g.Last.Row.ApiKeyId, g.Last.Key, g.Count, g.Last.Row.LastAt, g.Last.Row.LastEventId, g.Last.Row.LastReason)).OrderByDescending(l => l.Count).ThenBy(l => l.Code, StringComparer.Ordinal).ToArray();
        var codes = await db.Set<UsageRefusalRow>().Select(r => r.Code).Distinct().OrderBy(c => c).ToListAsync(ct);
        var keys = await db.Set<ApiKeyRow>().Where(k => db.Set<UsageRefusalRow>().Any(r => r.ApiKeyId == k.Id)).OrderBy(k => k.Name).Select(k => new { k.Id, k.Name }).ToListAsync(ct);
        return new(lines, lines.Sum(l => l.Count), codes, [.. keys.Select(k => (k.Id, k.Name))]);
    }

    private static IQueryable<UsageRefusalRow> Found(PortalDb db, RefusalsQuestion asked)
    {
        var found = db.Set<UsageRefusalRow>().Where(r => r.Day >= asked.From && r.Day <= asked.To);
        if (!string.IsNullOrEmpty(asked.Code)) found = found.Where(r => r.Code == asked.Code);
        return asked.ApiKeyId is { } key ? found.Where(r => r.ApiKeyId == key) : found;
    }
}
