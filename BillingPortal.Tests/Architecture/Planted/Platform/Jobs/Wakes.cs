using Quartz;

namespace BillingPortal.Tests.Architecture.Planted.Platform.Jobs;

internal sealed class Wakes : IJob
{
    public ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) => ValueTask.CompletedTask;
}
