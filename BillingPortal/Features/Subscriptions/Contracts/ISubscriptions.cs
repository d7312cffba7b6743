using BillingPortal.Features.Catalog.Contracts;
using BillingPortal.Platform.Data;

namespace BillingPortal.Features.Subscriptions.Contracts;

/// <summary>What other features ask of subscriptions.</summary>
public interface ISubscriptions
{
    /// <summary>
    /// Begins the subscription of a new customer, and with it the trial if the tier has one, in the caller's transaction.
    /// </summary>
    /// <param name="plan">The tier that was asked for, if any.</param>
    /// <param name="startedAt">Billing time; sample people began earlier.</param>
    /// <param name="trialDays">Of this customer; null leaves it to the tier and the installation.</param>
    Task StartAsync(PortalDb db, long profileId, string? plan, DateTime startedAt, int? trialDays = null, CancellationToken ct = default);

    /// <summary>When the trial of a tier would end that begins then; null for one without a trial.</summary>
    Task<DateTime?> TrialEndAsync(PortalDb db, long profileId, OfferedTier tier, DateTime startedAt, int? trialDays = null, CancellationToken ct = default);
}
