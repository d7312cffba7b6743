using BillingPortal.Core.Catalog;
using BillingPortal.Platform.Data;

namespace BillingPortal.Features.Catalog.Contracts;

/// <summary>A tier that can be taken, in the version for new customers.</summary>
public sealed record OfferedTier(long TierId, long VersionId, int Position, bool IsDefault, bool IsByStripe, TierTerms Terms);

/// <summary>What other features ask of the catalogue. Read from the rows each time, so that every node sees a change at once.</summary>
public interface ICatalogue
{
    /// <summary>The published tiers, in order.</summary>
    Task<IReadOnlyList<OfferedTier>> OfferedAsync(PortalDb db, CancellationToken ct = default);

    /// <summary>
    /// The tier for a new customer: the one of this name, in any case, if it is offered and invoiced by the portal;
    /// the default otherwise, and the first in order where the default is not offered either.
    /// </summary>
    Task<OfferedTier> ForNewAsync(PortalDb db, string? asked, CancellationToken ct = default);

    /// <summary>The first tier in order that needs no card; null when there is none.</summary>
    Task<TierTerms?> FreeAsync(PortalDb db, CancellationToken ct = default);
}
