using BillingPortal.Features.Customers.Contracts;
using BillingPortal.Features.Usage.Contracts;

namespace BillingPortal.Features.Usage;

/// <summary>What customers used.</summary>
public static class UsageFeature
{
    public static void AddUsage(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton<ISampleUsage, MakeSampleUsage>().AddSingleton<IPartOfCustomer, PartOfCustomer>();
    }
}
