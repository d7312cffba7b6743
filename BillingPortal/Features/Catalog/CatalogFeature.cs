using BillingPortal.Features.Catalog.Admin;
using BillingPortal.Features.Catalog.Api;
using BillingPortal.Features.Catalog.Contracts;
using BillingPortal.Platform.Identity;
using BillingPortal.Platform.Ui.Navigation;
using BillingPortal.Platform.Ui.Parts;

namespace BillingPortal.Features.Catalog;

/// <summary>The tiers that are sold, the page that shows them to everybody, and the pages on which staff edit them.</summary>
public static class CatalogFeature
{
    public static void AddCatalog(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton<ICatalogue, ReadCatalogue>().AddSingleton<ReadPricing>();
        services.AddSingleton<PrepareCatalogue>().AddSingleton<IFirstCatalogue>(p => p.GetRequiredService<PrepareCatalogue>()).AddHostedService<PrepareCatalogueAtStart>();
        services.AddSingleton<ForAll>().AddSingleton<ReadTiers>().AddSingleton<PublishVersion>().AddSingleton<CreateTier>().AddSingleton<ChangeTier>();
        services.AddSingleton<ImportCatalogue>().AddSingleton<WriteCatalogueFile>();
        services.AddSingleton<NamedTiers>().AddSingleton<EstimateMonth>().AddSingleton<ListPlans>();
        services.AddNavigation(NavArea.Public, new NavItem("Pricing", "/pricing", IconName.Tag, 10));
        services.AddNavigation(NavArea.Admin, new NavItem("Catalogue", CatalogueAddress.Page, IconName.Tag, 20, Policies.Staff));
    }

    public static void MapCatalog(this WebApplication app)
    {
        app.MapExportFile();
        app.MapPlanApi();
    }
}
