using BillingPortal.Core.Catalog;
using BillingPortal.Core.Subscriptions;

namespace BillingPortal.Core.Entitlements;

/// <summary>What happens when a trial ends without a card on a tier that needs one, and when a cancelled subscription is over.</summary>
public enum AfterTrial
{
    /// <summary>Nothing can be used until a card is set up.</summary>
    Lock,

    /// <summary>The customer falls to the first tier that needs no card.</summary>
    FreeTier,
}

/// <summary>What stands in the books about a customer, as far as it bears on what they may do.</summary>
/// <param name="Tier">Null when there is no subscription, or it has ended.</param>
/// <param name="TrialEndsAt">Null for a tier that needs no card.</param>
/// <param name="Cards">All that ever counted, in any order.</param>
/// <param name="EndsAt">Cancelled: what the customer may do lasts until then, excluded.</param>
public sealed record AccessFacts(TierTerms? Tier, DateTime? TrialEndsAt, IReadOnlyList<CardSpan> Cards, DateTime? EndsAt = null)
{
    /// <summary>Nothing was ever subscribed to.</summary>
    public static AccessFacts Nothing { get; } = new(null, null, []);
}

/// <summary>The rules of an installation that bear on it.</summary>
/// <param name="AfterTrial">What happens when a trial ends without a card.</param>
/// <param name="Free">The first tier that needs no card; needed for <see cref="AfterTrial.FreeTier"/>.</param>
public sealed record AccessRules(AfterTrial AfterTrial, TierTerms? Free);
