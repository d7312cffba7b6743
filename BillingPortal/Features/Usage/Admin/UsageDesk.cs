using BillingPortal.Features.Customers.Contracts;
using BillingPortal.Features.Usage.Jobs;
using BillingPortal.Platform.Health;
using BillingPortal.Platform.Identity;
using BillingPortal.Platform.Jobs;
using BillingPortal.Platform.Ui.Navigation;
using BillingPortal.Platform.Ui.Parts;

namespace BillingPortal.Features.Usage.Admin;

/// <summary>The staff's half of the feature.</summary>
internal static class UsageDesk
{
    public static void AddUsageDesk(this IServiceCollection services)
    {
        services.AddSingleton<CompareCounters>().AddSingleton<CheckUsage>().AddSingleton<ReadChecks>().AddSingleton<RepairCounters>().AddSingleton<IHealthCheck, CountersAreRight>().AddWork<CheckCounters>();
        services.AddSingleton<ReadUsageTotals>().AddSingleton<BrowseUsage>().AddSingleton<ReadRefusals>();
        services.AddSingleton<BrowseEvents>().AddSingleton<ReverseUsage>().AddSingleton<ImportUsage>().AddSingleton<ImportReports>();
        services.AddSingleton<ReadCustomerUsage>().AddSingleton(new CustomerPanel(typeof(UsagePanel), 20));
        services.AddNavigation(NavArea.Admin, new NavItem("Usage", UsagePlaces.Page, IconName.Usage, 15, Policies.Staff));
    }
}
