using System.Globalization;
using BillingPortal.Core.Entitlements;
using BillingPortal.Core.Periods;
using BillingPortal.Features.Customers.Contracts;
using BillingPortal.Features.Entitlements.Contracts;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Customers;
using BillingPortal.Platform.Data.Model.Usage;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Features.Usage;

/// <summary>A place in the list of customers by units: those below it come next.</summary>
internal sealed record BesideUnits(long Units, long ProfileId)
{
    public static BesideUnits? Find(string? text) => text?.Split('.') is [var units, var id]
        && long.TryParse(units, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var u) && long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var p) ? new(u, p) : null;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Units}.{ProfileId}");
}

/// <param name="Standing">Now, whichever month is asked for.</param>
internal sealed record CustomerUsage(string CustomerId, string Title, long Units, UsageStanding Standing);

/// <param name="Next">Where the page below begins; null on the last.</param>
internal sealed record CustomersUsage(IReadOnlyList<CustomerUsage> Lines, BesideUnits? Next);

/// <summary>Who used how much in a month, the most first. A page is read from its place on, so that none costs more than the first.</summary>
internal sealed class BrowseUsage(IDbContextFactory<PortalDb> database, IUsageStandings standings)
{
    public const int PageSize = 20;

    public async Task<CustomersUsage> RunAsync(CalendarMonth month, string? search, BesideUnits? after, CancellationToken ct = default)
    {
        await using var db = await database.CreateDbContextAsync(ct);
        var rows = await Found(db, month, await Typed(db, search, ct), after).Take(PageSize + 1).Select(m => new { m.Units, m.Profile }).AsNoTracking().ToListAsync(ct);
        var shown = rows.Take(PageSize).ToArray();
        var standing = await standings.OfAllAsync(db, [.. shown.Select(r => r.Profile.Id)], ct);
        return new([.. shown.Select(r => new CustomerUsage(r.Profile.PublicId, ListedCustomers.TitleOf(r.Profile), r.Units, standing[r.Profile.Id]))],
            rows.Count > PageSize ? new(shown[^1].Units, shown[^1].Profile.Id) : null);
    }

    private static async Task<IQueryable<BillingProfileRow>?> Typed(PortalDb db, string? search, CancellationToken ct) =>
        string.IsNullOrWhiteSpace(search) ? null : await ListedCustomers.TypedAsync(db.Set<BillingProfileRow>(), db, search, ct);

    private static IQueryable<UsageMonthRow> Found(PortalDb db, CalendarMonth month, IQueryable<BillingProfileRow>? typed, BesideUnits? after)
    {
        var first = month.First;
        var found = db.Set<UsageMonthRow>().Where(m => m.Month == first && m.Meter == Meters.Units);
        if (typed is not null) found = found.Where(m => typed.Any(p => p.Id == m.ProfileId));
        if (after is { Units: var units, ProfileId: var id }) found = found.Where(m => m.Units <= units && (m.Units < units || m.ProfileId > id));
        return found.OrderByDescending(m => m.Units).ThenBy(m => m.ProfileId);
    }
}
