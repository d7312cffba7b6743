using BillingPortal.Platform.Clock;

namespace BillingPortal.Platform.Jobs;

/// <summary>Every minute: whatever billing time has made due.</summary>
internal sealed class WorkDue(WalkDue walk) : IWork
{
    public static string Name => "due";

    public static Rhythm Rhythm => Rhythm.Every(TimeSpan.FromMinutes(1));

    public async Task<string> DoAsync(CancellationToken ct)
    {
        var walked = await walk.ToNowAsync(ct);
        if (walked.Busy) return "Another node is doing what is due.";
        var faults = walked.Faults.ToArray();
        return faults.Length == 0 ? $"Did {walked.Steps.Count} due step(s)." : throw new InvalidOperationException($"{faults.Length} of {walked.Steps.Count} due step(s) failed: {string.Join("; ", faults)}");
    }
}
