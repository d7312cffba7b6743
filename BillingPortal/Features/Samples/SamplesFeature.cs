using BillingPortal.Platform.Clock;

namespace BillingPortal.Features.Samples;

/// <summary>A past for the sandbox, so that every page has something to show. Nothing of it happens in any other mode.</summary>
public static class SamplesFeature
{
    public static void AddSamples(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton<Crowd>().AddSingleton<IDue>(p => p.GetRequiredService<Crowd>()).AddSingleton<CrowdDeeds>().AddSingleton<KeepCrowdWork>();
        services.AddSingleton<LivePast>().AddSingleton<MakeCrowd>().AddSingleton<PeoplesPast>().AddSingleton<MakeFirstPast>().AddHostedService(p => p.GetRequiredService<MakeFirstPast>());
    }
}
