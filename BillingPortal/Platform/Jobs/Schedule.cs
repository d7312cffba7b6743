using BillingPortal.Platform.Settings;
using Quartz;

namespace BillingPortal.Platform.Jobs;

/// <summary>Tells Quartz at start when to wake what. A wake-up missed while the portal was down happens once, now.</summary>
internal sealed class Schedule(IEnumerable<WorkEntry> entries, ISchedulerFactory schedulers, Installation installation) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var scheduler = await schedulers.GetScheduler(cancellationToken);
        foreach (var entry in entries)
        {
            var job = JobBuilder.Create().OfType(entry.Job).WithIdentity(entry.Name).Build();
            await scheduler.ScheduleJob(job, Trigger(entry), ScheduleJobOptions.Replacing, cancellationToken);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private ITrigger Trigger(WorkEntry entry)
    {
        var trigger = TriggerBuilder.Create().WithIdentity(entry.Name).ForJob(entry.Name);
        return entry.Rhythm.Pause is { } pause
            ? trigger.StartNow().WithSchedule(SimpleScheduleBuilder.Create().WithInterval(pause).RepeatForever()
                .WithMisfireInstruction(SimpleTriggerMisfireInstruction.NowWithExistingCount)).Build()
            : trigger.WithSchedule(CronScheduleBuilder.Create($"0 {entry.Rhythm.DailyAt:%m %H} * * ?").InTimeZone(installation.Zone)
                .WithMisfireInstruction(CronTriggerMisfireInstruction.FireAndProceed)).Build();
    }
}
