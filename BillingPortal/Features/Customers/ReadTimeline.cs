using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Account;
using BillingPortal.Platform.Data.Model.Api;
using BillingPortal.Platform.Data.Model.Customers;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Features.Customers;

/// <param name="At">Billing time.</param>
/// <param name="By">As people read it; somebody who was erased has no name any more.</param>
internal sealed record Happening(DateTime At, string Sentence, string By);

internal sealed record Happenings(IReadOnlyList<Happening> Lines, int Count);

/// <summary>What happened to a customer, newest first.</summary>
internal sealed class ReadTimeline(IDbContextFactory<PortalDb> database)
{
    public const int PageSize = 15;
    private const string OfPerson = "person:";
    private const string OfKey = "api-key:";

    public async Task<Happenings> RunAsync(long profileId, int page, CancellationToken ct = default)
    {
        await using var db = await database.CreateDbContextAsync(ct);
        var all = db.Set<TimelineRow>().AsNoTracking().Where(t => t.ProfileId == profileId);
        var rows = await all.OrderByDescending(t => t.At).ThenByDescending(t => t.Id).Skip((page - 1) * PageSize).Take(PageSize).ToListAsync(ct);
        var names = await NamesAsync(db, [.. rows.Select(r => r.By).Distinct(StringComparer.Ordinal)], ct);
        return new([.. rows.Select(r => new Happening(r.At, r.Sentence, names.GetValueOrDefault(r.By) ?? Plain(r.By)))], await all.CountAsync(ct));
    }

    private static async Task<Dictionary<string, string>> NamesAsync(PortalDb db, string[] by, CancellationToken ct)
    {
        var people = by.Where(b => b.StartsWith(OfPerson, StringComparison.Ordinal)).Select(b => b[OfPerson.Length..]).ToArray();
        var keys = by.Where(b => b.StartsWith(OfKey, StringComparison.Ordinal)).ToArray();
        var names = await db.Set<Person>().Where(p => people.Contains(p.Id)).ToDictionaryAsync(p => OfPerson + p.Id, p => string.IsNullOrEmpty(p.Name) ? p.Email ?? "" : p.Name, StringComparer.Ordinal, ct);
        foreach (var key in await db.Set<ApiKeyRow>().Where(k => keys.Contains(OfKey + k.Id)).Select(k => new { k.Id, k.Name }).ToListAsync(ct)) names[OfKey + key.Id] = "API key " + key.Name;
        return names;
    }

    private static string Plain(string by) => by switch
    {
        "system" => "By itself",
        "terminal" => "In the terminal",
        _ when by.StartsWith(OfPerson, StringComparison.Ordinal) => "Somebody who was erased",
        _ => by,
    };
}
