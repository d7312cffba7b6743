namespace BillingPortal.Features.Subscriptions.Contracts;

/// <summary>What sample customers of the sandbox do with their plans, at the time that the billing clock shows. What is not possible then is left.</summary>
public interface ISamplePlans
{
    Task TakeAsync(long profileId, string tier, CancellationToken ct = default);

    /// <summary>When the month is over.</summary>
    Task LeaveAsync(long profileId, CancellationToken ct = default);

    /// <summary>A discount from today on.</summary>
    Task DiscountAsync(long profileId, int percent, CancellationToken ct = default);
}
