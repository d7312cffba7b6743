using Quartz;

namespace BillingPortal.Platform.Jobs;

/// <summary>Quartz's part: it wakes the work, nothing more.</summary>
[DisallowConcurrentExecution]
internal sealed class Wake<T>(RunWork run) : IJob
    where T : class, IWork
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) => await run.RunAsync(T.Name, cancellationToken);
}
