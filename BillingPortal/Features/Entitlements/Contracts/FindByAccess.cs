using BillingPortal.Core.Entitlements;
using BillingPortal.Core.Periods;
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
public sealed class FindByAccess(ICatalogue catalogue, BillingSettings settings, Installation installation, BillingClock clock)
{
    public async Task<IQueryable<BillingProfileRow>> RunAsync(PortalDb db, IQueryable<BillingProfileRow> profiles, AccessState state, CancellationToken ct = default)
    {
        var found = await SubscriptionsAsync(db, state, ct);
        return state == AccessState.None ? profiles.Where(p => !Current(db).Any(s => s.ProfileId == p.Id)) : profiles.Where(p => found.Any(s => s.ProfileId == p.Id));
    }

    /// <summary>The subscriptions of those customers that count; none of those who have none.</summary>
    public async Task<IQueryable<SubscriptionRow>> SubscriptionsAsync(PortalDb db, AccessState state, CancellationToken ct = default)
    {
        var falls = settings.AfterTrial == AfterTrial.FreeTier && await catalogue.FreeAsync(db, ct) is not null;
        var (all, now) = (Current(db), clock.UtcNow);
        var stays = all.Where(s => s.AccessEndsAt == null || s.AccessEndsAt > now);
        var paid = Paid(stays, installation.Zone.DayOf(now));
        return state switch
        {
            AccessState.None => all.Where(s => false),
            AccessState.Trial => InTrial(paid, db, now),
            AccessState.Active => Billed(paid, db, now),
            AccessState.Free => Free(all, db, now, falls),
            AccessState.Locked => Locked(paid, db, now, falls),
            AccessState.Cancelled => all.Where(s => !falls && s.AccessEndsAt <= now),
            _ => throw new ArgumentOutOfRangeException(nameof(state), state, "No condition for this state."),
        };
    }

    private static IQueryable<SubscriptionRow> Current(PortalDb db) => db.Set<SubscriptionRow>().Where(s => s.EndedAt == null);

    // On a tier that needs a card, be it by a planned change that has come.
    private static IQueryable<SubscriptionRow> Paid(IQueryable<SubscriptionRow> some, DateOnly today) =>
        some.Where(s => s.TrialEndsAt != null && (s.NextFrom <= today ? s.NextVersion!.NeedsCard : s.TierVersion.NeedsCard));

    private IQueryable<SubscriptionRow> InTrial(IQueryable<SubscriptionRow> paid, PortalDb db, DateTime now)
    {
        var first = CardFirst(paid, db, now);
        return paid.Where(s => s.TrialEndsAt > now && !first.Any(f => f.Id == s.Id));
    }

    // Asks for a card at sign-up, and there is none.
    private IQueryable<SubscriptionRow> CardFirst(IQueryable<SubscriptionRow> paid, PortalDb db, DateTime now)
    {
        var (cards, today) = (Covering(db, now), installation.Zone.DayOf(now));
        return paid.Where(s => s.TrialEndsAt > now && (s.NextFrom <= today ? s.NextVersion!.CardFirst : s.TierVersion.CardFirst) && !cards.Any(c => c.ProfileId == s.ProfileId));
    }

    // There was a card at the trial's end, or at an instant after it that has come.
    private static IQueryable<SubscriptionRow> Billed(IQueryable<SubscriptionRow> paid, PortalDb db, DateTime now)
    {
        var cards = SetUp(db, now);
        return paid.Where(s => s.TrialEndsAt <= now && cards.Any(c => c.ProfileId == s.ProfileId && (c.EndedAt == null || (c.EndedAt > s.TrialEndsAt && c.EndedAt > c.SetUpAt))));
    }

    private IQueryable<SubscriptionRow> Free(IQueryable<SubscriptionRow> all, PortalDb db, DateTime now, bool falls)
    {
        var (today, billed) = (installation.Zone.DayOf(now), Billed(all, db, now));
        return all.Where(s => s.AccessEndsAt <= now ? falls
            : s.TrialEndsAt == null || !(s.NextFrom <= today ? s.NextVersion!.NeedsCard : s.TierVersion.NeedsCard) || (falls && s.TrialEndsAt <= now && !billed.Any(b => b.Id == s.Id)));
    }

    private IQueryable<SubscriptionRow> Locked(IQueryable<SubscriptionRow> paid, PortalDb db, DateTime now, bool falls)
    {
        var (billed, first) = (Billed(paid, db, now), CardFirst(paid, db, now));
        return paid.Where(s => first.Any(f => f.Id == s.Id) || (!falls && s.TrialEndsAt <= now && !billed.Any(b => b.Id == s.Id)));
    }

    private static IQueryable<CardRow> SetUp(PortalDb db, DateTime now) => db.Set<CardRow>().Where(c => c.SetUpAt <= now);

    private static IQueryable<CardRow> Covering(PortalDb db, DateTime now) => SetUp(db, now).Where(c => c.EndedAt == null || c.EndedAt > now);
}
