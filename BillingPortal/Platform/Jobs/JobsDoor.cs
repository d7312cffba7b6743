using BillingPortal.Platform.Settings;
using Quartz;

namespace BillingPortal.Platform.Jobs;

public static class JobsDoor
{
    public static void AddJobs(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<RunWork>().AddSingleton<JobBoard>();
        builder.Services.AddWork<WorkDue>().AddWork<ForgetOldRuns>();
        builder.AddQuartz(quartz =>
        {
            if (builder.Configuration["Database:Provider"] is { } provider && provider.Equals(nameof(DatabaseProvider.PostgreSQL), StringComparison.OrdinalIgnoreCase))
                quartz.UsePersistentStore(store =>
                {
                    store.UsePostgres(builder.Configuration.GetConnectionString("Portal")!);
                    store.UseSystemTextJsonSerializer();
                    store.ProvisionSchema();
                    store.UseClustering();
                });
        });
        builder.AddQuartzHostedService(o => o.WaitForJobsToComplete = true);
        builder.Services.AddHostedService<Schedule>();
    }

    /// <summary>Registers work that the portal does by itself.</summary>
    public static IServiceCollection AddWork<T>(this IServiceCollection services) where T : class, IWork =>
        services.AddScoped<T>().AddSingleton(WorkEntry.Of<T>());
}
