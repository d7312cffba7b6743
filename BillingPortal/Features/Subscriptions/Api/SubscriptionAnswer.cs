using BillingPortal.Features.Entitlements.Contracts;
using BillingPortal.Features.Subscriptions.Contracts;

namespace BillingPortal.Features.Subscriptions.Api;

/// <summary>A tier that takes the present one's place.</summary>
internal sealed record PlannedTier(string Tier, DateOnly From);

/// <summary>A customer's subscription as it stands.</summary>
/// <param name="State">none, trial, locked, active, free or cancelled.</param>
/// <param name="Allowed">May the product's features be used now?</param>
/// <param name="BilledFrom">When paid billing began, or begins with the trial's end.</param>
/// <param name="LastDay">Cancelled: the last day that is paid for.</param>
/// <param name="AccessEndsAt">Cancelled: everything lasts until then.</param>
/// <param name="Version">Raised by every change.</param>
internal sealed record SubscriptionAnswer(
    string Tier, int TierVersion, string State, bool Allowed, DateTime StartedAt, DateTime? TrialEndsAt, DateTime? BilledFrom, PlannedTier? Planned, DateOnly? LastDay, DateTime? AccessEndsAt, int Version)
{
    public static SubscriptionAnswer Of(Standing standing)
    {
        var (mine, tier, access) = (standing.Subscription!, standing.Subscribed!, standing.Access);
        var planned = PlanFacts.Planned(standing) is { } next ? new PlannedTier(next.Name, mine.NextFrom!.Value) : null;
        return new(tier.Name, tier.Version, access.State.ToString().ToLowerInvariant(), access.Allowed, mine.StartedAt, standing.TrialEndsAt, access.BilledFrom, planned, mine.CancelOn, mine.AccessEndsAt, mine.Version);
    }
}
