using BillingPortal.Core;
using BillingPortal.Core.Catalog;
using BillingPortal.Platform.Data.Model.Catalog;

namespace BillingPortal.Features.Catalog.Contracts;

/// <summary>How a version's row becomes the terms that rules reckon with.</summary>
public static class Terms
{
    /// <summary>The row's tier must have been read with it.</summary>
    public static TierTerms Of(TierVersionRow row) => new(
        row.Tier.Name, row.Base, row.Included, row.UnitPrice is null ? null : UnitPrice.Parse(row.UnitPrice), row.RangeFrom, row.HardLimit, row.TrialDays, row.NeedsCard, row.CardFirst, row.Number);
}
