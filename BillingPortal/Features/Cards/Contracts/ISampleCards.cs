using BillingPortal.Platform.Data;

namespace BillingPortal.Features.Cards.Contracts;

/// <summary>Cards for the sandbox that stand in the books alone: Stripe does not know them.</summary>
public interface ISampleCards
{
    /// <summary>Gives one to somebody who has none, in the caller's transaction.</summary>
    /// <param name="setUpAt">Billing time.</param>
    Task GiveAsync(PortalDb db, long profileId, DateTime setUpAt, CancellationToken ct = default);
}
