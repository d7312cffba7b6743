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
        services.AddSingleton<ForAll>().AddSingleton<ReadTiers>().AddSingleton<PublishVersion>().AddSingleton<CreateTier>().AddSingleton<ChangeTier>();
        services.AddSingleton<ImportCatalogue>().AddSingleton<WriteCatalogueFile>();
        services.AddNavigation(NavArea.Public, new NavItem("Pricing", "/pricing", IconName.Tag, 10));
    }
}
