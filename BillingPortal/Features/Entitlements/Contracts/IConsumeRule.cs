using BillingPortal.Core;
using BillingPortal.Platform.Data;

namespace BillingPortal.Features.Entitlements.Contracts;

/// <summary>May these units be used now? Asked by the journal of usage inside its transaction, one after the other for one customer, before it writes them.</summary>
public interface IConsumeRule
{
    /// <param name="db">In that transaction: it sees what was written a moment before, and what is added to it is saved with the rest. Its sums are the customer's latest, and stay so until the answer is written.</param>
    /// <returns>Null when they may.</returns>
    Task<Refusal?> RefuseAsync(PortalDb db, UnitsWanted wanted, CancellationToken ct);
}

/// <param name="At">Billing time, now.</param>
public sealed record UnitsWanted(long ProfileId, string Meter, long Units, DateTime At);
