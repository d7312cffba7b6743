using BillingPortal.Core.Catalog;
using BillingPortal.Core.Periods;
using BillingPortal.Core.Rating;
using BillingPortal.Core.Subscriptions;

namespace BillingPortal.Features.Subscriptions;

/// <summary>What somebody wants of a plan.</summary>
public enum Wish
{
    /// <summary>Another tier; whoever left comes back with it.</summary>
    Take,

    /// <summary>The present tier instead of the planned one.</summary>
    Keep,

    /// <summary>To leave when the month is over.</summary>
    LeaveAtMonthEnd,

    /// <summary>To leave today.</summary>
    LeaveNow,

    /// <summary>To stay after all.</summary>
    Stay,
}

/// <summary>A wish, and what it was decided from.</summary>
/// <param name="Tier">The name of the tier to take.</param>
/// <param name="Version">Of the subscription, as whoever wishes has seen it; null asks no such thing.</param>
public sealed record PlanWish(Wish Wish, string? Tier = null, int? Version = null);

/// <summary>A month as it is, and as it would be.</summary>
public sealed record ComparedMonth(CalendarMonth Month, long Used, RatedMonth Without, RatedMonth With)
{
    /// <summary>It costs the same either way.</summary>
    public bool IsSame => Without.Total == With.Total;
}

/// <summary>What becomes of a wish: shown before it is confirmed, and done by the same reckoning.</summary>
/// <param name="To">The terms of the tier that is taken or kept; null for leaving and staying.</param>
/// <param name="From">The first day of it.</param>
/// <param name="LastDay">Of leaving: the last day that is paid for; null when nothing is.</param>
/// <param name="AccessEndsAt">Of leaving: what the customer may do lasts until then.</param>
/// <param name="Months">What it does to the bill; empty while nothing is billed.</param>
public sealed record PlanMove(PlanStep Step, TierTerms? To, long? ToVersionId, DateOnly From, DateOnly? LastDay, DateTime? AccessEndsAt, IReadOnlyList<ComparedMonth> Months);
