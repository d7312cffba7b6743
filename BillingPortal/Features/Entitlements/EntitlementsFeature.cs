using BillingPortal.Features.Entitlements.Contracts;

namespace BillingPortal.Features.Entitlements;

/// <summary>What a customer may do now, and who is told when that changes.</summary>
public static class EntitlementsFeature
{
    public static void AddEntitlements(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<ICustomerPlans, ReadPlans>().AddSingleton<IAccess, ReadAccess>().AddSingleton<FindByAccess>().AddSingleton<AccessNews>();
        builder.Services.AddSingleton<ReadUsedUnits>().AddSingleton<IUsedUnits>(p => p.GetRequiredService<ReadUsedUnits>()).AddSingleton<IUsageStandings, ReadUsageStandings>();
        builder.Services.AddSingleton<FollowAccess>().AddHostedService(p => p.GetRequiredService<FollowAccess>());
    }
}
