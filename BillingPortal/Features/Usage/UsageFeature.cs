using BillingPortal.Features.Customers.Contracts;
using BillingPortal.Features.Usage.Admin;
using BillingPortal.Features.Usage.Contracts;
using BillingPortal.Features.Usage.Jobs;
using BillingPortal.Platform.Health;
using BillingPortal.Platform.Identity;
using BillingPortal.Platform.Jobs;
using BillingPortal.Platform.Ui.Navigation;
using BillingPortal.Platform.Ui.Parts;

namespace BillingPortal.Features.Usage;

/// <summary>What customers used.</summary>
public static class UsageFeature
{
    public static void AddUsage(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton<CompareCounters>().AddSingleton<CheckUsage>().AddSingleton<ReadChecks>().AddSingleton<RepairCounters>().AddSingleton<IHealthCheck, CountersAreRight>().AddWork<CheckCounters>();
        services.AddSingleton<ReadUsageTotals>().AddSingleton<BrowseUsage>().AddSingleton<ReadRefusals>().AddSingleton<BrowseEvents>().AddSingleton<ReverseUsage>().AddSingleton<ImportUsage>().AddSingleton<ImportReports>();
        services.AddSingleton<ReadCustomerUsage>().AddSingleton(new CustomerPanel(typeof(UsagePanel), 20));
        services.AddNavigation(NavArea.Admin, new NavItem("Usage", UsagePlaces.Page, IconName.Usage, 15, Policies.Staff));
        services.AddSingleton<ISampleUsage, MakeSampleUsage>().AddSingleton<IPartOfCustomer, PartOfCustomer>();
    }

    public static void MapUsage(this WebApplication app) => app.MapReportFile();
}
