using System.Text.Json;
using BillingPortal.Core.Entitlements;
using BillingPortal.Core.Periods;
using BillingPortal.Features.Catalog.Contracts;
using BillingPortal.Features.Entitlements.Contracts;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Catalog;
using BillingPortal.Platform.Data.Model.Customers;
using BillingPortal.Platform.Data.Model.Entitlements;
using BillingPortal.Platform.Data.Model.Usage;
using BillingPortal.Platform.Settings;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Features.Entitlements;

/// <summary>Reads what entitlements are decided from. The context should show one moment.</summary>
internal sealed class ReadLive(ICustomerPlans plans, ICatalogue catalogue, ReadUsedUnits units, Installation installation, BillingSettings settings)
{
    private volatile LiveCatalogue? known;

    /// <summary>The profile's id by our id or the product's reference; null when there is none.</summary>
    public static Task<long?> FindAsync(PortalDb db, string customer, CancellationToken ct) => db.Set<BillingProfileRow>().Living(customer).Select(p => (long?)p.Id).SingleOrDefaultAsync(ct);

    public static async Task<CatalogueStamp> StampAsync(PortalDb db, CancellationToken ct)
    {
        var tiers = await db.Set<TierRow>().Select(t => t.Version).ToListAsync(ct);
        return new(await db.Set<TierVersionRow>().MaxAsync(v => (long?)v.Id, ct) ?? 0, tiers.Count, tiers.Sum(version => (long)version));
    }

    public static IQueryable<ProfileStamp> Stamps(PortalDb db, IReadOnlyList<long> profiles) =>
        from p in db.Set<BillingProfileRow>().AsNoTracking()
        where EF.Parameter(profiles).Contains(p.Id) // as one value: hundreds of them are looked up by their names
        select new ProfileStamp(p.Id, p.PublicId, p.Reference, p.Version, db.Set<AccessVersionRow>().Where(v => v.ProfileId == p.Id).Select(v => v.Version).FirstOrDefault());

    public async Task<LiveFacts> FactsAsync(PortalDb db, long profileId, CancellationToken ct)
    {
        var now = await Stamps(db, [profileId]).SingleAsync(ct);
        return new(profileId, now.PublicId, now.Reference, now.Stamp, await CatalogueAsync(db, ct), await plans.OfAsync(db, profileId, ct));
    }

    public async Task<LiveUse> UseAsync(PortalDb db, long profileId, UsagePeriod? period, CancellationToken ct)
    {
        if (period is null) return LiveUse.None;
        DateOnly[] months = [.. Months(period)];
        var counted = await db.Set<UsageMonthRow>().AsNoTracking().Where(u => u.ProfileId == profileId && u.Meter == Meters.Units && months.Contains(u.Month)).ToDictionaryAsync(u => u.Month, u => u.Changes, ct);
        return new(period, await units.InAsync(db, profileId, period.Parts, ct), months.ToDictionary(m => m, m => counted.GetValueOrDefault(m)));
    }

    private IEnumerable<DateOnly> Months(UsagePeriod period)
    {
        var last = CalendarMonth.Of(installation.Zone.DayOf(period.Parts[^1].Until));
        for (var month = CalendarMonth.Of(installation.Zone.DayOf(period.From)); month <= last; month = month.Next) yield return month.First;
    }

    private async Task<LiveCatalogue> CatalogueAsync(PortalDb db, CancellationToken ct)
    {
        var (stamp, before) = (await StampAsync(db, ct), known);
        if (before?.Stamp == stamp) return before;
        var features = await db.Set<TierVersionRow>().AsNoTracking().Select(v => new { v.Tier.Name, v.Number, v.Features }).ToListAsync(ct);
        var rules = new AccessRules(settings.AfterTrial, await catalogue.FreeAsync(db, ct));
        return known = new(stamp, rules, features.ToDictionary(v => (v.Name, v.Number), v => JsonSerializer.Deserialize<JsonElement>(v.Features)));
    }
}

/// <summary>A profile's names and how far it has changed.</summary>
internal sealed record ProfileStamp(long ProfileId, string PublicId, string? Reference, int Version, long Access)
{
    public CustomerStamp Stamp => new(Version, Access);
}
