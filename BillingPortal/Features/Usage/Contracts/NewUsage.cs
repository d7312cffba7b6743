using BillingPortal.Core.Entitlements;
using BillingPortal.Platform.Data.Model.Usage;

namespace BillingPortal.Features.Usage.Contracts;

/// <summary>Units that somebody wants in the books.</summary>
/// <param name="EventId">The sender's own: the same again is found by it.</param>
/// <param name="Customer">Our id, or the product's reference.</param>
/// <param name="At">Billing time; null for the time of its arrival.</param>
/// <param name="Properties">JSON, as it was sent.</param>
public sealed record NewUsage(string EventId, string Customer, long Units, DateTime? At = null, string Meter = Meters.Units, string? Properties = null);

/// <param name="ApiKeyId">Null when no key brought them.</param>
/// <param name="Atomic">All or nothing: one that is refused or in conflict keeps all others out.</param>
/// <param name="OnlyJudged">Nothing is written; the answers are what they would be.</param>
public sealed record UsageBatch(IReadOnlyList<NewUsage> Events, long? ApiKeyId, UsageSource Source = UsageSource.Reported, bool Atomic = false, bool OnlyJudged = false);

public enum UsageOutcome
{
    /// <summary>In the books, and on the disk.</summary>
    Accepted,

    /// <summary>The same id and content were there already; nothing was changed.</summary>
    Duplicate,

    /// <summary>The id was there already with other content.</summary>
    Conflict,

    Refused,
}

/// <param name="Code">Of a conflict and a refusal.</param>
/// <param name="Reason">The sentence to it.</param>
/// <param name="ProfileId">Null when the customer is unknown, or was not looked for.</param>
public sealed record UsageAnswer(string? EventId, UsageOutcome Outcome, string? Code = null, string? Reason = null, long? ProfileId = null)
{
    /// <summary>It stands in the books, now or since before.</summary>
    public bool IsThere => Outcome is UsageOutcome.Accepted or UsageOutcome.Duplicate;
}
