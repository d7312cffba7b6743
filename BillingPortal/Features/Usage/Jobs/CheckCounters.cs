using BillingPortal.Platform.Jobs;

namespace BillingPortal.Features.Usage.Jobs;

/// <summary>Once a day: holds all counters of usage against the events. What differs makes the run fail, so that it is seen.</summary>
internal sealed class CheckCounters(CheckUsage check) : IWork
{
    public static string Name => "check-usage";

    public static Rhythm Rhythm => Rhythm.Daily(3, 20);

    public async Task<string> DoAsync(CancellationToken ct)
    {
        var done = await check.RunAsync(ct: ct);
        if (!done.IsDone) return done.Refused!.Sentence;
        return done.Value.Differences == 0 ? done.Value.Sentence : throw new InvalidOperationException($"{done.Value.Sentence} They can be repaired on {UsagePlaces.Counters}.");
    }
}
