namespace BillingPortal.Platform.Jobs;

/// <summary>One kind of work as the portal knows it; <c>Job</c> is what Quartz wakes.</summary>
public sealed record WorkEntry(string Name, Rhythm Rhythm, Type Job, Func<IServiceProvider, CancellationToken, Task<string>> DoAsync)
{
    internal static WorkEntry Of<T>() where T : class, IWork =>
        new(T.Name, T.Rhythm, typeof(Wake<T>), (services, ct) => services.GetRequiredService<T>().DoAsync(ct));
}
