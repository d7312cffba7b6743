namespace BillingPortal.Platform.Clock;

public static class ClockDoor
{
    public static void AddClock(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton<BillingClock>().AddSingleton<WalkDue>().AddSingleton<MoveClock>().AddSingleton<WalkPast>();
        builder.Services.AddHostedService<ClockFollower>();
    }

    /// <summary>Registers what a feature has due when.</summary>
    public static IServiceCollection AddDue<T>(this IServiceCollection services) where T : class, IDue => services.AddSingleton<IDue, T>();
}
