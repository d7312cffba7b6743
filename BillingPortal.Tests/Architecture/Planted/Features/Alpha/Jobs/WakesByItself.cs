using Quartz;

namespace BillingPortal.Tests.Architecture.Planted.Features.Alpha.Jobs;

internal sealed class WakesByItself : IJob
{
    public ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) => ValueTask.CompletedTask;
}
