using BillingPortal.Core.Catalog;
using BillingPortal.Core.Entitlements;
using BillingPortal.Core.Subscriptions;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Cards;
using BillingPortal.Platform.Data.Model.Catalog;
using BillingPortal.Platform.Data.Model.Subscriptions;

namespace BillingPortal.Features.Entitlements.Contracts;

/// <summary>What stands in the books about what a customer has, had and will have.</summary>
/// <param name="Subscription">The one that counts, also after it was cancelled; null when there never was one.</param>
/// <param name="Chosen">The version that was chosen for today, before newer ones and overrides; null without a subscription.</param>
/// <param name="Morning">The terms that today began with, before what was chosen today; null without a subscription.</param>
/// <param name="History">The fold over all of it; null without a subscription.</param>
/// <param name="Cards">All that ever counted.</param>
/// <param name="Overrides">In the order in which they were given.</param>
/// <param name="Life">What units used are, from the first subscription on, in order.</param>
public sealed record CustomerPlan(
    SubscriptionRow? Subscription, TierVersionRow? Chosen, TierTerms? Morning, PlanHistory? History, IReadOnlyList<CardRow> Cards, IReadOnlyList<OverrideRow> Overrides, IReadOnlyList<Stretch> Life);

/// <summary>What other features ask: the plan of a customer with its history. Read from the source rows.</summary>
public interface ICustomerPlans
{
    Task<CustomerPlan> OfAsync(PortalDb db, long profileId, CancellationToken ct = default);

    /// <summary>The same of several, by the id of the profile.</summary>
    Task<IReadOnlyDictionary<long, CustomerPlan>> OfAllAsync(PortalDb db, IReadOnlyList<long> profiles, CancellationToken ct = default);
}
