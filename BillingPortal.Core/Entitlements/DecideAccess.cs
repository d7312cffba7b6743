using BillingPortal.Core.Subscriptions;

namespace BillingPortal.Core.Entitlements;

/// <summary>The one decision of what a customer may do, from what stands in the books and the time. Whatever asks, asks here.</summary>
public static class DecideAccess
{
    /// <summary>How it stands at this instant of billing time. The instant at which a trial ends is no longer in it.</summary>
    public static Access At(DateTime now, AccessFacts facts, AccessRules rules)
    {
        if (facts.Tier is not { } tier) return Shut(AccessState.None, AccessReason.NoSubscription, facts, AccessLink.Plans) with { PortalOpen = true };
        if (!tier.NeedsCard || facts.TrialEndsAt is not { } trialEnds) return Open(AccessState.Free, AccessReason.NeedsNoCard, facts);
        var billed = PaidBilling.StartsAt(trialEnds, facts.Cards);
        var hasCard = facts.Cards.Any(card => card.Covers(now));
        if (billed <= now) return Billed(facts, billed, hasCard);
        if (now < trialEnds) return InTrial(facts, trialEnds, billed, hasCard);
        return rules is { AfterTrial: AfterTrial.FreeTier, Free: { } free }
            ? Open(AccessState.Free, AccessReason.FellToFree, facts, AccessLink.PaymentMethod) with { Tier = free }
            : Shut(AccessState.Locked, AccessReason.TrialOver, facts, AccessLink.PaymentMethod);
    }

    private static Access Billed(AccessFacts facts, DateTime? since, bool hasCard) => (hasCard
        ? Open(AccessState.Active, AccessReason.Paying, facts)
        : Open(AccessState.Active, AccessReason.PayingWithoutCard, facts, AccessLink.PaymentMethod)) with
    { BilledFrom = since };

    private static Access InTrial(AccessFacts facts, DateTime ends, DateTime? billed, bool hasCard)
    {
        var access = (hasCard, facts.Tier!.CardFirst) switch
        {
            (true, _) => Open(AccessState.Trial, AccessReason.InTrialWithCard, facts),
            (false, true) => Shut(AccessState.Locked, AccessReason.CardFirst, facts, AccessLink.PaymentMethod),
            (false, false) => Open(AccessState.Trial, AccessReason.InTrial, facts, AccessLink.PaymentMethod),
        };
        return access with { BilledFrom = billed, ChangesAt = ends };
    }

    private static Access Open(AccessState state, AccessReason reason, AccessFacts facts, params AccessLink[] links) => new(true, true, state, reason, facts.Tier, null, null, links);

    private static Access Shut(AccessState state, AccessReason reason, AccessFacts facts, params AccessLink[] links) => new(false, false, state, reason, facts.Tier, null, null, links);
}
