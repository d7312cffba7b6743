using System.Runtime.CompilerServices;
using BillingPortal.Core.Catalog;
using BillingPortal.Core.Periods;
using BillingPortal.Core.Rating;
using BillingPortal.Core.Subscriptions;
using BillingPortal.Features.Catalog.Contracts;
using BillingPortal.Features.Entitlements.Contracts;
using BillingPortal.Platform.Clock;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Customers;
using BillingPortal.Platform.Data.Model.Subscriptions;
using BillingPortal.Platform.Settings;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Features.Subscriptions;

/// <summary>Rates the closed months of all who have a tier once more, with other terms on the days of that tier.</summary>
internal sealed class ReadImpact(IDbContextFactory<PortalDb> database, ICustomerPlans plans, IUsedUnits units, Installation installation, BillingSettings settings, BillingClock clock) : IImpact
{
    /// <summary>Customers in a part.</summary>
    internal int PageSize { get; init; } = 1000;

    public async IAsyncEnumerable<ImpactPage> OfAsync(long tierId, TierTerms draft, [EnumeratorCancellation] CancellationToken ct = default)
    {
        var today = installation.Zone.DayOf(clock.UtcNow);
        var (months, seen, last) = (Closed(today), 0, 0L);
        var of = await CountAsync(tierId, today, ct);
        while (true)
        {
            ct.ThrowIfCancellationRequested();
            await using var db = await database.CreateDbContextAsync(ct);
            var page = await On(db, tierId, today).Where(p => p.Id > last).OrderBy(p => p.Id).Take(PageSize).ToListAsync(ct);
            if (page.Count == 0) yield break;
            (seen, last) = (seen + page.Count, page[^1].Id);
            yield return new(seen, Math.Max(of, seen), await RateAsync(db, page, months, draft, ct));
        }
    }

    private async Task<IReadOnlyList<CustomerImpact>> RateAsync(PortalDb db, List<BillingProfileRow> page, CalendarMonth[] months, TierTerms draft, CancellationToken ct)
    {
        long[] ids = [.. page.Select(p => p.Id)];
        var known = await plans.OfAllAsync(db, ids, ct);
        var used = await units.OfAsync(db, known, months, ct);
        return [.. page.Select(p => new CustomerImpact(p.PublicId, p.Name ?? p.Email ?? p.Reference ?? p.PublicId,
            [.. months.Select(m => Rate(known[p.Id].History!, m, used.GetValueOrDefault((p.Id, m)), draft)).OfType<MonthImpact>()])).Where(c => c.Months.Count > 0)];
    }

    private MonthImpact? Rate(PlanHistory history, CalendarMonth month, long used, TierTerms draft)
    {
        if (!history.IsBilledIn(month)) return null;
        var before = RateMonth.Of(history.Month(month, used, settings.CapFirstMonth));
        if (before.Lines.Count == 0) return null; // no day of it was counted
        return new(month, used, before.Total, RateMonth.Of(With(history, draft).Month(month, used, settings.CapFirstMonth)).Total);
    }

    // The draft in the place of every version of its tier.
    private static PlanHistory With(PlanHistory history, TierTerms draft) =>
        history with { Choices = [.. history.Choices.Select(c => c.Terms.Name == draft.Name ? c with { Terms = draft, Later = [] } : c)] };

    private static CalendarMonth[] Closed(DateOnly today)
    {
        var last = CalendarMonth.Of(today).Previous;
        return [last.Previous.Previous, last.Previous, last];
    }

    private async Task<int> CountAsync(long tierId, DateOnly today, CancellationToken ct)
    {
        await using var db = await database.CreateDbContextAsync(ct);
        return await On(db, tierId, today).CountAsync(ct);
    }

    private static IQueryable<BillingProfileRow> On(PortalDb db, long tierId, DateOnly today) => db.Set<BillingProfileRow>().AsNoTracking()
        .Where(p => db.Set<SubscriptionRow>().Any(s => s.ProfileId == p.Id && s.EndedAt == null && (s.NextFrom <= today ? s.NextVersion!.TierId : s.TierVersion.TierId) == tierId));
}
