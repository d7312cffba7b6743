using BillingPortal.Platform.Data;

namespace BillingPortal.Features.Cards.Contracts;

/// <summary>Cards for the sandbox that nobody typed: the stand-in of Stripe knows them by their names when they are first used.</summary>
public interface ISampleCards
{
    /// <summary>Gives one to somebody who has none, in the caller's transaction.</summary>
    /// <param name="setUpAt">Billing time.</param>
    /// <param name="declines">Whether every charge to it is declined.</param>
    Task GiveAsync(PortalDb db, long profileId, DateTime setUpAt, bool declines = false, CancellationToken ct = default);
}
