using BillingPortal.Features.Customers.Contracts;
using BillingPortal.Features.Usage.Contracts;
using BillingPortal.Features.Usage.Jobs;
using BillingPortal.Platform.Health;
using BillingPortal.Platform.Jobs;

namespace BillingPortal.Features.Usage;

/// <summary>What customers used.</summary>
public static class UsageFeature
{
    public static void AddUsage(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton<CompareCounters>().AddSingleton<CheckUsage>().AddSingleton<ReadChecks>().AddSingleton<RepairCounters>().AddSingleton<IHealthCheck, CountersAreRight>().AddWork<CheckCounters>();
        services.AddSingleton<ISampleUsage, MakeSampleUsage>().AddSingleton<IPartOfCustomer, PartOfCustomer>();
    }
}
