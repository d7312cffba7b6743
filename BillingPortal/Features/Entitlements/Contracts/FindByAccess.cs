using BillingPortal.Core.Entitlements;
using BillingPortal.Features.Catalog.Contracts;
using BillingPortal.Platform.Clock;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Cards;
using BillingPortal.Platform.Data.Model.Customers;
using BillingPortal.Platform.Data.Model.Subscriptions;
using BillingPortal.Platform.Settings;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Features.Entitlements.Contracts;

/// <summary>
/// The customers that stand in some way now: the one decision of Core as a condition that the database answers. For lists only; whatever decides asks <see cref="IAccess"/>.
/// A test compares the two over every combination.
/// </summary>
public sealed class FindByAccess(ICatalogue catalogue, BillingSettings settings, BillingClock clock)
{
    public async Task<IQueryable<BillingProfileRow>> RunAsync(PortalDb db, IQueryable<BillingProfileRow> profiles, AccessState state, CancellationToken ct = default)
    {
        var found = await SubscriptionsAsync(db, state, ct);
        return state == AccessState.None ? profiles.Where(p => !Running(db).Any(s => s.ProfileId == p.Id)) : profiles.Where(p => found.Any(s => s.ProfileId == p.Id));
    }

    /// <summary>The running subscriptions of those customers; none of those who have none.</summary>
    public async Task<IQueryable<SubscriptionRow>> SubscriptionsAsync(PortalDb db, AccessState state, CancellationToken ct = default)
    {
        var falls = settings.AfterTrial == AfterTrial.FreeTier && await catalogue.FreeAsync(db, ct) is not null;
        var (running, now) = (Running(db), clock.UtcNow);
        return state switch
        {
            AccessState.None => running.Where(s => false),
            AccessState.Trial => InTrial(running, db, now),
            AccessState.Active => Billed(running, db, now),
            AccessState.Free => Free(running, db, now, falls),
            AccessState.Locked => Locked(running, db, now, falls),
            _ => throw new ArgumentOutOfRangeException(nameof(state), state, "No condition for this state."),
        };
    }

    private static IQueryable<SubscriptionRow> Running(PortalDb db) => db.Set<SubscriptionRow>().Where(s => s.EndedAt == null);

    private static IQueryable<SubscriptionRow> InTrial(IQueryable<SubscriptionRow> running, PortalDb db, DateTime now)
    {
        var cards = Covering(db, now);
        return running.Where(s => s.TierVersion.NeedsCard && s.TrialEndsAt > now && (!s.TierVersion.CardFirst || cards.Any(c => c.ProfileId == s.ProfileId)));
    }

    // There was a card at the trial's end, or at an instant after it that has come.
    private static IQueryable<SubscriptionRow> Billed(IQueryable<SubscriptionRow> running, PortalDb db, DateTime now)
    {
        var cards = SetUp(db, now);
        return running.Where(s => s.TierVersion.NeedsCard && s.TrialEndsAt <= now && cards.Any(c => c.ProfileId == s.ProfileId && (c.EndedAt == null || (c.EndedAt > s.TrialEndsAt && c.EndedAt > c.SetUpAt))));
    }

    private static IQueryable<SubscriptionRow> Free(IQueryable<SubscriptionRow> running, PortalDb db, DateTime now, bool falls)
    {
        var billed = Billed(running, db, now);
        return running.Where(s => !s.TierVersion.NeedsCard || s.TrialEndsAt == null || (falls && s.TrialEndsAt <= now && !billed.Any(b => b.ProfileId == s.ProfileId)));
    }

    private static IQueryable<SubscriptionRow> Locked(IQueryable<SubscriptionRow> running, PortalDb db, DateTime now, bool falls)
    {
        var (billed, cards) = (Billed(running, db, now), Covering(db, now));
        return running.Where(s => s.TierVersion.NeedsCard
            && ((s.TrialEndsAt > now && s.TierVersion.CardFirst && !cards.Any(c => c.ProfileId == s.ProfileId)) || (!falls && s.TrialEndsAt <= now && !billed.Any(b => b.ProfileId == s.ProfileId))));
    }

    private static IQueryable<CardRow> SetUp(PortalDb db, DateTime now) => db.Set<CardRow>().Where(c => c.SetUpAt <= now);

    private static IQueryable<CardRow> Covering(PortalDb db, DateTime now) => SetUp(db, now).Where(c => c.EndedAt == null || c.EndedAt > now);
}
