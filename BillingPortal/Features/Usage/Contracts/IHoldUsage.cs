using BillingPortal.Platform.Data;

namespace BillingPortal.Features.Usage.Contracts;

/// <summary>Lets somebody count units who must be sure that none come between.</summary>
public interface IHoldUsage
{
    /// <summary>
    /// From here to the end of the caller's transaction nothing is written to the books of usage, and all that was begun before is in them: sums that are read now are of exactly the events up to the one returned.
    /// Whoever reports waits meanwhile, so the transaction must be short.
    /// </summary>
    /// <returns>The last event's row; 0 when there is none.</returns>
    Task<long> HoldAsync(PortalDb db, CancellationToken ct = default);
}
