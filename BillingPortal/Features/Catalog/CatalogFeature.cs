using BillingPortal.Features.Catalog.Contracts;

namespace BillingPortal.Features.Catalog;

/// <summary>The tiers that are sold, and the page that shows them.</summary>
public static class CatalogFeature
{
    public static void AddCatalog(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton<ICatalogue, ReadCatalogue>().AddSingleton<PrepareCatalogue>().AddHostedService<PrepareCatalogueAtStart>();
    }
}
