using BillingPortal.Core.Catalog;
using BillingPortal.Platform.Data.Model.Catalog;

namespace BillingPortal.Features.Catalog.Contracts;

/// <summary>Which versions for all are dearer for whom. Each row's tier must have been read with it.</summary>
public static class Rises
{
    /// <summary>
    /// Dearer than the version that somebody chose, or than one for all that comes to them before: $50 was chosen and $40 came for all, so $45 is a rise.
    /// </summary>
    /// <param name="version">The newer version, for all.</param>
    /// <param name="chosen">An older one of the same tier.</param>
    /// <param name="all">Of that tier, and maybe of others.</param>
    public static bool IsRise(TierVersionRow version, TierVersionRow chosen, IEnumerable<TierVersionRow> all)
    {
        TierVersionRow[] between = [.. all.Where(v => v.TierId == version.TierId && v.Number > chosen.Number && v.Number < version.Number && v.ForAllFrom is not null)];
        return between.Where(v => !IsReplaced(v, between)).Prepend(chosen).Any(before => PriceRise.IsDearer(Terms.Of(before), Terms.Of(version)));
    }

    /// <summary>A newer one reaches everybody no later, so this one never does.</summary>
    public static bool IsReplaced(TierVersionRow version, IEnumerable<TierVersionRow> all) => all.Any(v => v.TierId == version.TierId && v.Number > version.Number && v.ForAllFrom <= version.ForAllFrom);
}
