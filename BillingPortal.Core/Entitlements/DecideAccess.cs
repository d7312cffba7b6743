using BillingPortal.Core.Catalog;
using BillingPortal.Core.Subscriptions;

namespace BillingPortal.Core.Entitlements;

/// <summary>The one decision of what a customer may do, from what stands in the books and the time. Whatever asks, asks here.</summary>
public static class DecideAccess
{
    /// <summary>How it stands at this instant of billing time. The instant at which a trial ends is no longer in it, nor is the one at which a cancelled subscription does.</summary>
    public static Access At(DateTime now, AccessFacts facts, AccessRules rules)
    {
        if (facts.Tier is not { } tier) return Shut(AccessState.None, AccessReason.NoSubscription, facts, AccessLink.Plans) with { PortalOpen = true };
        if (facts.EndsAt <= now) return Left(facts, rules);
        if (!tier.NeedsCard || facts.TrialEndsAt is not { } trialEnds) return Open(AccessState.Free, AccessReason.NeedsNoCard, facts) with { ChangesAt = facts.EndsAt };
        var billed = PaidBilling.StartsAt(trialEnds, facts.Cards) is { } start && !(start >= facts.EndsAt) ? start : (DateTime?)null;
        var hasCard = facts.Cards.Any(card => card.Covers(now));
        if (billed <= now) return Billed(facts, billed, hasCard);
        if (now < trialEnds) return InTrial(facts, trialEnds, billed, hasCard);
        return FallsTo(rules) is { } free
            ? Open(AccessState.Free, AccessReason.FellToFree, facts, AccessLink.PaymentMethod) with { Tier = free }
            : Shut(AccessState.Locked, AccessReason.TrialOver, facts, AccessLink.PaymentMethod);
    }

    private static TierTerms? FallsTo(AccessRules rules) => rules.AfterTrial == AfterTrial.FreeTier ? rules.Free : null;

    // The pages stay open: whoever left sees what was charged, and can come back.
    private static Access Left(AccessFacts facts, AccessRules rules) => FallsTo(rules) is { } free
        ? Open(AccessState.Free, AccessReason.LeftForFree, facts, AccessLink.Plans) with { Tier = free }
        : Shut(AccessState.Cancelled, AccessReason.Left, facts, AccessLink.Plans) with { PortalOpen = true };

    private static Access Billed(AccessFacts facts, DateTime? since, bool hasCard) => (hasCard
        ? Open(AccessState.Active, AccessReason.Paying, facts)
        : Open(AccessState.Active, AccessReason.PayingWithoutCard, facts, AccessLink.PaymentMethod)) with
    { BilledFrom = since, ChangesAt = facts.EndsAt };

    private static Access InTrial(AccessFacts facts, DateTime ends, DateTime? billed, bool hasCard)
    {
        var access = (hasCard, facts.Tier!.CardFirst) switch
        {
            (true, _) => Open(AccessState.Trial, AccessReason.InTrialWithCard, facts),
            (false, true) => Shut(AccessState.Locked, AccessReason.CardFirst, facts, AccessLink.PaymentMethod),
            (false, false) => Open(AccessState.Trial, AccessReason.InTrial, facts, AccessLink.PaymentMethod),
        };
        return access with { BilledFrom = billed, ChangesAt = facts.EndsAt < ends ? facts.EndsAt : ends };
    }

    private static Access Open(AccessState state, AccessReason reason, AccessFacts facts, params AccessLink[] links) => new(true, true, state, reason, facts.Tier, null, null, links, facts.EndsAt);

    private static Access Shut(AccessState state, AccessReason reason, AccessFacts facts, params AccessLink[] links) => new(false, false, state, reason, facts.Tier, null, null, links, facts.EndsAt);
}
