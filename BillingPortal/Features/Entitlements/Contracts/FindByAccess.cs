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
        var falls = settings.AfterTrial == AfterTrial.FreeTier && await catalogue.FreeAsync(db, ct) is not null;
        var by = new Conditions(db, clock.UtcNow);
        return state switch
        {
            AccessState.None => profiles.Where(p => !by.Running.Any(s => s.ProfileId == p.Id)),
            AccessState.Trial => profiles.Where(p => by.InTrial.Any(s => s.ProfileId == p.Id)),
            AccessState.Active => profiles.Where(p => by.Billed.Any(s => s.ProfileId == p.Id)),
            AccessState.Free when falls => profiles.Where(p => by.NeedsNoCard.Any(s => s.ProfileId == p.Id) || by.OverUnbilled.Any(s => s.ProfileId == p.Id)),
            AccessState.Free => profiles.Where(p => by.NeedsNoCard.Any(s => s.ProfileId == p.Id)),
            AccessState.Locked when falls => profiles.Where(p => by.AwaitsCard.Any(s => s.ProfileId == p.Id)),
            AccessState.Locked => profiles.Where(p => by.AwaitsCard.Any(s => s.ProfileId == p.Id) || by.OverUnbilled.Any(s => s.ProfileId == p.Id)),
            _ => throw new ArgumentOutOfRangeException(nameof(state), state, "No condition for this state."),
        };
    }

    /// <summary>The branches of the decision, each as the subscriptions that take it.</summary>
    private sealed class Conditions(PortalDb db, DateTime now)
    {
        public IQueryable<SubscriptionRow> Running { get; } = db.Set<SubscriptionRow>().Where(s => s.EndedAt == null);

        public IQueryable<SubscriptionRow> NeedsNoCard => Running.Where(s => !s.TierVersion.NeedsCard || s.TrialEndsAt == null);

        public IQueryable<SubscriptionRow> InTrial => OnTrial.Where(s => !s.TierVersion.CardFirst || Covering.Any(c => c.ProfileId == s.ProfileId));

        public IQueryable<SubscriptionRow> AwaitsCard => OnTrial.Where(s => s.TierVersion.CardFirst && !Covering.Any(c => c.ProfileId == s.ProfileId));

        // There was a card at the trial's end, or at an instant after it that has come.
        public IQueryable<SubscriptionRow> Billed => Over.Where(s => SetUp.Any(c => c.ProfileId == s.ProfileId && (c.EndedAt == null || (c.EndedAt > s.TrialEndsAt && c.EndedAt > c.SetUpAt))));

        public IQueryable<SubscriptionRow> OverUnbilled => Over.Where(s => !SetUp.Any(c => c.ProfileId == s.ProfileId && (c.EndedAt == null || (c.EndedAt > s.TrialEndsAt && c.EndedAt > c.SetUpAt))));

        private IQueryable<SubscriptionRow> OnTrial => Running.Where(s => s.TierVersion.NeedsCard && s.TrialEndsAt > now);

        private IQueryable<SubscriptionRow> Over => Running.Where(s => s.TierVersion.NeedsCard && s.TrialEndsAt <= now);

        private IQueryable<CardRow> SetUp { get; } = db.Set<CardRow>().Where(c => c.SetUpAt <= now);

        private IQueryable<CardRow> Covering => SetUp.Where(c => c.EndedAt == null || c.EndedAt > now);
    }
}
