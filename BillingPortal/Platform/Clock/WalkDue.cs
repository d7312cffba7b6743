using BillingPortal.Platform.Data;

namespace BillingPortal.Platform.Clock;

public sealed record Walk(bool Busy, IReadOnlyList<WalkStep> Steps)
{
    public IEnumerable<string> Faults => Steps.Select(s => s.Fault).OfType<string>();
}

/// <summary>One thing done at one instant; with a fault when it could not be.</summary>
public sealed record WalkStep(DateTime At, string Name, string? Fault);

/// <summary>What is settled after each step, before the next instant: mails and other news must carry the time of their cause.</summary>
public interface IAfterStep
{
    Task SettleAsync(CancellationToken ct);
}

/// <summary>
/// Does what is due, oldest first, one instant after the other, as if someone had been there all the time.
/// One walker at a time among all nodes. What fails is reported and left for the next walk; the others go on.
/// </summary>
public sealed class WalkDue(IEnumerable<IDue> dues, IEnumerable<IAfterStep> after, BillingClock clock, Leases leases, ILogger<WalkDue> log)
{
    private static readonly TimeSpan LeaseSpan = TimeSpan.FromMinutes(5);

    /// <summary>Up to now: what the clock has passed.</summary>
    public async Task<Walk> ToNowAsync(CancellationToken ct = default)
    {
        await clock.FollowAsync(ct); // a verb has no follower, and another node may just have moved the clock
        return await WalkAsync(clock.UtcNow, reach: (_, _) => Task.CompletedTask, ct);
    }

    /// <summary>Up to an instant, reaching each due instant by the given move of the clock.</summary>
    internal async Task<Walk> WalkAsync(DateTime target, Func<DateTime, CancellationToken, Task> reach, CancellationToken ct)
    {
        await using var lease = await leases.TryTakeAsync("walk", LeaseSpan, ct);
        if (lease is null) return new(Busy: true, []);
        var steps = new List<WalkStep>();
        var stuck = new HashSet<IDue>();
        while (await NextAsync(stuck, target, ct) is { } next)
        {
            if (!await lease.ExtendAsync(LeaseSpan, ct)) return new(Busy: true, steps);
            await reach(next.At, ct);
            string? fault = null;
            if (!await lease.DuringAsync(LeaseSpan, async held => fault = await DoAsync(next, held), ct)) return new(Busy: true, steps);
            steps.Add(new(next.At, next.Due.Name, fault));
            if (fault is not null) stuck.Add(next.Due);
            foreach (var settle in after) await settle.SettleAsync(ct);
        }
        await reach(target, ct);
        return new(Busy: false, steps);
    }

    private async Task<(IDue Due, DateTime At)?> NextAsync(HashSet<IDue> stuck, DateTime target, CancellationToken ct)
    {
        (IDue Due, DateTime At)? first = null;
        foreach (var due in dues.Where(d => !stuck.Contains(d)))
            if (await due.NextAsync(ct) is { } at && at <= target && (first is null || at < first.Value.At))
                first = (due, at);
        return first;
    }

    private async Task<string?> DoAsync((IDue Due, DateTime At) next, CancellationToken ct)
    {
        try
        {
            await next.Due.DoAsync(next.At, ct);
            return await next.Due.NextAsync(ct) is { } again && again <= next.At ? $"still says that {next.At:u} is due after doing it" : null;
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            log.LogError(fault, "{Due}, due at {At:u}, failed and is left for the next walk", next.Due.Name, next.At);
            return fault.Message;
        }
    }
}
