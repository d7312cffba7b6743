using BillingPortal.Features.Entitlements.Api;
using BillingPortal.Features.Entitlements.Contracts;
using BillingPortal.Features.Entitlements.Jobs;
using BillingPortal.Platform.Jobs;

namespace BillingPortal.Features.Entitlements;

/// <summary>What a customer may do now, and who is told when that changes.</summary>
public static class EntitlementsFeature
{
    public static void AddEntitlements(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton<ReadAccess>().AddSingleton<IAccess>(p => p.GetRequiredService<ReadAccess>()).AddSingleton<FindByAccess>().AddSingleton<AccessNews>();
        services.AddSingleton<ICustomerPlans, ReadPlans>().AddSingleton<ReadUsedUnits>().AddSingleton<IUsedUnits>(p => p.GetRequiredService<ReadUsedUnits>());
        services.AddSingleton<ReadUsageStandings>().AddSingleton<IUsageStandings>(p => p.GetRequiredService<ReadUsageStandings>());
        services.AddSingleton<FollowAccess>().AddHostedService(p => p.GetRequiredService<FollowAccess>());
        services.AddSingleton<ReadLive>().AddSingleton<ReckonEntitlement>().AddSingleton<LiveEntitlements>();
        services.AddSingleton<ILiveEntitlements>(p => p.GetRequiredService<LiveEntitlements>()).AddSingleton<IHearsUsage>(p => p.GetRequiredService<LiveEntitlements>());
        services.AddSingleton<FollowLive>().AddHostedService(p => p.GetRequiredService<FollowLive>()).AddSingleton<IConsumeRule, RefuseToConsume>();
        services.AddSingleton<Denials>().AddSingleton<IDenials>(p => p.GetRequiredService<Denials>()).AddHostedService<WriteDenials>().AddSingleton<ExplainEntitlement>().AddWork<ForgetDenials>();
        services.AddSingleton<KeepSigningKeys>().AddSingleton<SigningKeys>().AddSingleton<SignSnapshot>().AddWork<RenewSigningKeys>();
    }

    public static void MapEntitlements(this WebApplication app)
    {
        app.MapEntitlementApi();
        app.MapKeys();
    }
}
