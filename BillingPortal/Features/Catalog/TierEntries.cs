using System.Globalization;

namespace BillingPortal.Features.Catalog;

/// <summary>How the catalogue is named in the audit trail.</summary>
internal static class TierEntries
{
    public const string Created = "tier.created";
    public const string Published = "tier.version-published";
    public const string Archived = "tier.archived";
    public const string PutBack = "tier.put-back";
    public const string Moved = "tier.moved";
    public const string MadeDefault = "tier.made-default";
    public const string Imported = "catalogue.imported";

    /// <summary>What concerns all tiers at once.</summary>
    public const string Catalogue = "catalogue";

    public static string Subject(long tier) => "tier:" + tier.ToString(CultureInfo.InvariantCulture);
}
