using BillingPortal.Core.Catalog;
using BillingPortal.Features.Entitlements.Contracts;

namespace BillingPortal.Features.Subscriptions.Contracts;

/// <summary>What follows from a plan's rows and is asked for in several places.</summary>
public static class PlanFacts
{
    /// <summary>The tier that takes the present one's place; null when no change is to come.</summary>
    public static TierTerms? Planned(Standing standing) => standing is { Subscription.NextFrom: { } from, Plan: { History: { } history } plan } && plan.Chosen!.Id != standing.Subscription.NextVersionId ? history.On(from) : null;
}
