using BillingPortal.Features.Catalog.Contracts;
using BillingPortal.Platform.Ui.Navigation;
using BillingPortal.Platform.Ui.Parts;

namespace BillingPortal.Features.Catalog;

/// <summary>The tiers that are sold, and the page that shows them to everybody.</summary>
public static class CatalogFeature
{
    public static void AddCatalog(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton<ICatalogue, ReadCatalogue>().AddSingleton<ReadPricing>();
        services.AddSingleton<PrepareCatalogue>().AddHostedService<PrepareCatalogueAtStart>();
        services.AddNavigation(NavArea.Public, new NavItem("Pricing", "/pricing", IconName.Tag, 10));
    }
}
