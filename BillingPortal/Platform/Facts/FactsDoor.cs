using BillingPortal.Platform.Clock;

namespace BillingPortal.Platform.Facts;

public static class FactsDoor
{
    public static void AddFacts(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<FactRoutes>().AddSingleton<FactBell>().AddSingleton<Outbox>().AddSingleton<FactBoard>();
        builder.Services.AddSingleton<DeliverFacts>().AddSingleton<IAfterStep>(p => p.GetRequiredService<DeliverFacts>());
        builder.Services.AddHostedService<FactPump>();
    }

    /// <summary>Lets a handler hear of a kind of fact.</summary>
    public static IServiceCollection AddFactHandler<T, THandler>(this IServiceCollection services)
        where T : IFact
        where THandler : class, IFactHandler<T> =>
        services.AddScoped<THandler>().AddSingleton(FactRoute.Between<T, THandler>());
}
