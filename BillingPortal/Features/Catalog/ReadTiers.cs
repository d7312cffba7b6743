using System.Text.Json;
using BillingPortal.Core.Periods;
using BillingPortal.Platform.Clock;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Account;
using BillingPortal.Platform.Data.Model.Audit;
using BillingPortal.Platform.Data.Model.Catalog;
using BillingPortal.Platform.Data.Model.Subscriptions;
using BillingPortal.Platform.Settings;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Features.Catalog;

/// <summary>A published version as staff see it.</summary>
/// <param name="By">Who published it; null for one that the first start brought.</param>
/// <param name="Customers">Who chose it, and has the tier now.</param>
public sealed record TierVersion(int Number, TierDraft Draft, DateOnly? ForAllFrom, DateTime PublishedAt, string? By, int Customers);

/// <summary>A tier as staff see it.</summary>
/// <param name="RowVersion">Raised by whatever changes but its versions.</param>
/// <param name="Versions">The newest first: that one is for new customers.</param>
/// <param name="Today">In the billing zone.</param>
public sealed record TierForStaff(long Id, string Name, bool IsDefault, bool IsArchived, int RowVersion, IReadOnlyList<TierVersion> Versions, DateOnly Today)
{
    public TierVersion Newest => Versions[0];

    /// <summary>As a form for the next version begins.</summary>
    public TypedTier Typed() => TypedTier.Of(Name, Newest.Draft);

    public int Customers => Versions.Sum(v => v.Customers);

    /// <summary>The one that reaches all who have the tier on a day to come; null when nothing is planned.</summary>
    public TierVersion? Planned => Versions.FirstOrDefault(v => v.ForAllFrom > Today);
}

/// <summary>The tiers for the pages of staff: those on offer in their order, then the archived ones.</summary>
public sealed class ReadTiers(IDbContextFactory<PortalDb> database, Installation installation, BillingClock clock)
{
    private const string Person = "person:";

    private DateOnly Today => installation.Zone.DayOf(clock.UtcNow);

    public async Task<IReadOnlyList<TierForStaff>> RunAsync(CancellationToken ct = default)
    {
        await using var db = await database.CreateDbContextAsync(ct);
        var rows = await db.Set<TierRow>().AsNoTracking().Include(t => t.Versions).OrderBy(t => t.ArchivedAt != null).ThenBy(t => t.Position).ThenBy(t => t.Id).ToListAsync(ct);
        var counts = await CountsAsync(db, Today, ct);
        return [.. rows.Select(t => Of(t, counts, by: null))];
    }

    /// <summary>One with who published its versions; null when there is none.</summary>
    public async Task<TierForStaff?> OneAsync(long id, CancellationToken ct = default)
    {
        await using var db = await database.CreateDbContextAsync(ct);
        var row = await db.Set<TierRow>().AsNoTracking().Include(t => t.Versions).SingleOrDefaultAsync(t => t.Id == id, ct);
        return row is null ? null : Of(row, await CountsAsync(db, Today, ct), await AuthorsAsync(db, id, ct));
    }

    private TierForStaff Of(TierRow row, Dictionary<long, int> counts, Dictionary<int, string>? by) => new(row.Id, row.Name, row.IsDefault, row.ArchivedAt is not null, row.Version,
        [.. row.Versions.OrderByDescending(v => v.Number).Select(v => new TierVersion(v.Number, TierDraft.Of(v), v.ForAllFrom, v.PublishedAt, by?.GetValueOrDefault(v.Number), counts.GetValueOrDefault(v.Id)))],
        Today);

    // By the version that was chosen for today: a planned change may have come.
    private static Task<Dictionary<long, int>> CountsAsync(PortalDb db, DateOnly today, CancellationToken ct) =>
        db.Set<SubscriptionRow>().Where(s => s.EndedAt == null).Select(s => s.NextFrom <= today ? s.NextVersionId!.Value : s.TierVersionId)
            .GroupBy(v => v).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);

    private static async Task<Dictionary<int, string>> AuthorsAsync(PortalDb db, long tier, CancellationToken ct)
    {
        var subject = TierEntries.Subject(tier);
        var entries = await db.Set<AuditEntryRow>().Where(e => e.Subject == subject && (e.Action == TierEntries.Created || e.Action == TierEntries.Published)).Select(e => new { e.Actor, e.After }).ToListAsync(ct);
        var people = entries.Where(e => e.Actor.StartsWith(Person, StringComparison.Ordinal)).Select(e => e.Actor[Person.Length..]).ToArray();
        var names = await db.Set<Person>().Where(p => people.Contains(p.Id)).ToDictionaryAsync(p => Person + p.Id, p => string.IsNullOrEmpty(p.Name) ? p.Email ?? "" : p.Name, StringComparer.Ordinal, ct);
        return entries.DistinctBy(e => NumberIn(e.After)).ToDictionary(e => NumberIn(e.After), e => names.GetValueOrDefault(e.Actor, e.Actor));
    }

    private static int NumberIn(string? entry)
    {
        using var after = JsonDocument.Parse(entry ?? "{}");
        return after.RootElement.TryGetProperty("number", out var number) ? number.GetInt32() : 0;
    }
}
