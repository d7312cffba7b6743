using BillingPortal.Core.Periods;
using BillingPortal.Features.Entitlements.Contracts;
using BillingPortal.Platform.Clock;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Cards;
using BillingPortal.Platform.Data.Model.Catalog;
using BillingPortal.Platform.Data.Model.Customers;
using BillingPortal.Platform.Data.Model.Subscriptions;
using BillingPortal.Platform.Settings;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Features.Customers;

/// <summary>Turns what is asked for into queries that an index answers: each walks in the order that is shown, and stops when the page is full.</summary>
internal sealed class FindCustomers(FindByAccess standing, Installation installation, BillingClock clock)
{
    /// <summary>As the customer is told of it, in Cards.</summary>
    public const int ExpiresWithinDays = 60;

    /// <summary>All of them, in no order.</summary>
    public async Task<IQueryable<BillingProfileRow>> AllAsync(PortalDb db, CustomersQuestion asked, CancellationToken ct)
    {
        var found = await db.Set<BillingProfileRow>().AsNoTracking().FoundAsync(db, asked.Search, ct);
        if (asked.State is { } state) found = await standing.RunAsync(db, found, state, ct);
        if (!string.IsNullOrWhiteSpace(asked.Tier)) found = OnTier(db, found, asked.Tier);
        return asked.Expiring ? Expiring(db, found) : found;
    }

    /// <summary>In the order of a column of their own; <see cref="CustomerSort.TrialEnd"/> is not one.</summary>
    public static IQueryable<BillingProfileRow> Ordered(IQueryable<BillingProfileRow> found, CustomerSort sort, bool turned) => (sort, turned) switch
    {
        (CustomerSort.Name, false) => found.OrderBy(p => p.SortKey).ThenBy(p => p.Id),
        (CustomerSort.Name, true) => found.OrderByDescending(p => p.SortKey).ThenByDescending(p => p.Id),
        (_, false) => found.OrderByDescending(p => p.CreatedAt).ThenByDescending(p => p.Id),
        (_, true) => found.OrderBy(p => p.CreatedAt).ThenBy(p => p.Id),
    };

    /// <summary>Those who have or had a trial, by its end.</summary>
    public async Task<IQueryable<BillingProfileRow>> WithTrialAsync(PortalDb db, CustomersQuestion asked, CancellationToken ct)
    {
        // The state is asked of the subscriptions that are walked, so that running trials are not looked for among all that ever ended.
        var running = asked.State is { } state ? await standing.SubscriptionsAsync(db, state, ct) : Running(db);
        var found = await AllAsync(db, asked with { State = null }, ct);
        var trials = running.AsNoTracking().Where(s => s.TrialEndsAt != null && s.PaidStart == PaidStart.AfterTrial).Join(found, s => s.ProfileId, p => p.Id, (s, p) => new { s.TrialEndsAt, s.ProfileId, Profile = p });
        return (asked.Turned ? trials.OrderByDescending(t => t.TrialEndsAt).ThenByDescending(t => t.ProfileId) : trials.OrderBy(t => t.TrialEndsAt).ThenBy(t => t.ProfileId)).Select(t => t.Profile);
    }

    /// <summary>The others, newest first.</summary>
    public async Task<IQueryable<BillingProfileRow>> WithoutTrialAsync(PortalDb db, CustomersQuestion asked, CancellationToken ct) =>
        Ordered((await AllAsync(db, asked, ct)).Where(p => !Running(db).Any(s => s.ProfileId == p.Id && s.TrialEndsAt != null && s.PaidStart == PaidStart.AfterTrial)), CustomerSort.Since, turned: false);

    /// <summary>The same of a card that was read.</summary>
    public bool IsExpiring(CardRow? card) => card is { ExpiryYear: { } year, ExpiryMonth: { } month } && new DateOnly(year, month, 1) < FirstGood;

    private IQueryable<BillingProfileRow> OnTier(PortalDb db, IQueryable<BillingProfileRow> found, string tier)
    {
        var today = installation.Zone.DayOf(clock.UtcNow);
        var versions = db.Set<TierVersionRow>().Where(v => v.Tier.Name == tier).Select(v => v.Id);
        // Two conditions that each know their column: of one expression for both the database could not tell how many it finds.
        return found.Where(p => Running(db).Any(s => s.ProfileId == p.Id
            && ((versions.Contains(s.TierVersionId) && (s.NextFrom == null || s.NextFrom > today)) || (s.NextFrom <= today && versions.Contains(s.NextVersionId!.Value)))));
    }

    // A card is good until the end of its month: of the months, all before the one that 60 days from now lies in are near or over.
    private DateOnly FirstGood => CalendarMonth.Of(installation.Zone.DayOf(clock.UtcNow.AddDays(ExpiresWithinDays))).First;

    private IQueryable<BillingProfileRow> Expiring(PortalDb db, IQueryable<BillingProfileRow> found)
    {
        var good = FirstGood;
        return found.Where(p => db.Set<CardRow>().Any(c => c.ProfileId == p.Id && c.EndedAt == null && (c.ExpiryYear < good.Year || (c.ExpiryYear == good.Year && c.ExpiryMonth < good.Month))));
    }

    private static IQueryable<SubscriptionRow> Running(PortalDb db) => db.Set<SubscriptionRow>().Where(s => s.EndedAt == null);
}
