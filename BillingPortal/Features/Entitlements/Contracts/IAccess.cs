using BillingPortal.Core.Catalog;
using BillingPortal.Core.Entitlements;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Cards;
using BillingPortal.Platform.Data.Model.Subscriptions;

namespace BillingPortal.Features.Entitlements.Contracts;

/// <summary>How a customer stands at an instant of billing time, with what it was decided from.</summary>
/// <param name="Now">Billing time.</param>
/// <param name="Subscription">The one that runs; null when there is none.</param>
/// <param name="Subscribed">Its terms today, also while the customer has fallen to the free tier.</param>
/// <param name="Card">The one in use.</param>
/// <param name="Plan">What stands in the books about all this.</param>
public sealed record Standing(DateTime Now, Access Access, SubscriptionRow? Subscription, TierTerms? Subscribed, CardRow? Card, CustomerPlan? Plan = null)
{
    /// <summary>Of a subscription that began with a trial; null for one that was paid for from the beginning, and for a tier without a trial.</summary>
    public DateTime? TrialEndsAt => Subscription is { PaidStart: PaidStart.AfterTrial } mine ? mine.TrialEndsAt : null;
}

/// <summary>What other features ask: how a customer stands now. Read from the source rows, so that it is true at once.</summary>
public interface IAccess
{
    Task<Standing> OfAsync(long profileId, CancellationToken ct = default);

    /// <summary>The same inside somebody's transaction, with what it has saved.</summary>
    Task<Standing> OfAsync(PortalDb db, long profileId, CancellationToken ct = default);

    /// <summary>The same of several at one instant, for lists: by the id of the profile.</summary>
    Task<IReadOnlyDictionary<long, Standing>> OfAllAsync(PortalDb db, IReadOnlyList<long> profiles, CancellationToken ct = default);
}
