using System.Globalization;

namespace BillingPortal.Features.Catalog.Admin;

/// <summary>Where the catalogue's pages stand.</summary>
internal static class CatalogueAddress
{
    public const string Page = "/admin/catalogue";
    public const string New = Page + "/new";
    public const string Import = Page + "/import";
    public const string Export = Page + "/export";

    public static string Of(long tier) => Page + "/tiers/" + tier.ToString(CultureInfo.InvariantCulture);

    public static string Customers(string tier) => "/admin/customers?tier=" + Uri.EscapeDataString(tier);
}
