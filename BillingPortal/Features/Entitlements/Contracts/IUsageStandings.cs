using BillingPortal.Core.Entitlements;
using BillingPortal.Platform.Data;

namespace BillingPortal.Features.Entitlements.Contracts;

/// <summary>How a customer stands, with what was used.</summary>
public sealed record UsageStanding(Standing Standing, UsagePicture Picture)
{
    /// <summary>May the product's features be used now?</summary>
    public bool IsAllowed => Standing.Access.Allowed && !Picture.IsHalted;
}

/// <summary>What other features ask: how a customer stands now, units included. Read from the source rows and counters.</summary>
public interface IUsageStandings
{
    Task<UsageStanding> OfAsync(PortalDb db, long profileId, CancellationToken ct = default);

    /// <summary>The same of several at one instant, by the id of the profile.</summary>
    Task<IReadOnlyDictionary<long, UsageStanding>> OfAllAsync(PortalDb db, IReadOnlyList<long> profiles, CancellationToken ct = default);
}
