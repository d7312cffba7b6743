namespace BillingPortal.Platform.Identity;

/// <summary>
/// Counts tries of a kind by somebody within a sliding window, in this node's memory: it slows guessing down, and a restart forgives.
/// What must hold on all nodes (the lockout) is counted in the database.
/// </summary>
public sealed class Attempts(TimeProvider time)
{
    private const int Many = 20_000;
    private readonly Lock door = new();
    private readonly Dictionary<string, Queue<DateTimeOffset>> tries = new(StringComparer.Ordinal);

    /// <summary>Null when this try is allowed, and it counts; otherwise how long to wait, and it does not.</summary>
    public TimeSpan? Wait(string who, int allowed, TimeSpan within)
    {
        lock (door)
        {
            var now = time.GetUtcNow();
            if (tries.Count > Many) Forget(now - within);
            if (!tries.TryGetValue(who, out var mine)) tries[who] = mine = new();
            while (mine.TryPeek(out var oldest) && oldest <= now - within) mine.Dequeue();
            if (mine.Count >= allowed) return mine.Peek() + within - now;
            mine.Enqueue(now);
            return null;
        }
    }

    private void Forget(DateTimeOffset before)
    {
        foreach (var (who, _) in tries.Where(t => t.Value.All(at => at <= before)).ToArray()) tries.Remove(who);
    }
}
