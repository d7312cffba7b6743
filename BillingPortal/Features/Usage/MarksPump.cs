using BillingPortal.Platform.Clock;
using BillingPortal.Platform.Jobs;
using BillingPortal.Platform.Queues;

namespace BillingPortal.Features.Usage;

/// <summary>Judges at once what this node heard; what it did not hear of is found by <see cref="SweepMarks"/>.</summary>
internal sealed class MarksPump(JudgeMarks judge, MarksBell bell, BillingClock clock, TimeProvider time, ILogger<MarksPump> log) : Pump(bell, time, log)
{
    // Nobody looks for it in the database this way: the bell has all there is.
    protected override TimeSpan Look => TimeSpan.FromMinutes(1);

    // What was used in a past that is being lived through is judged when that is over.
    protected override Task EmptyAsync(CancellationToken ct) => clock.StandsInPast ? Task.CompletedTask : judge.RungAsync(ct);
}

/// <summary>Judges usage that nobody heard of: of other nodes, and from before a crash.</summary>
internal sealed class SweepMarks(JudgeMarks judge) : IWork
{
    public static string Name => "usage-marks";

    public static Rhythm Rhythm => Rhythm.Every(TimeSpan.FromMinutes(5));

    public async Task<string> DoAsync(CancellationToken ct) => await judge.AllAsync(ct) is var count && count == 1 ? "The usage of 1 customer was looked at." : $"The usage of {count} customers was looked at.";
}
