using BillingPortal.Features.Entitlements.Contracts;
using BillingPortal.Platform.Queues;

namespace BillingPortal.Features.Usage;

/// <summary>How many more units a customer can use before the next mark is reached, and until when that holds.</summary>
internal readonly record struct Quiet(long Units, DateTime Until);

/// <summary>
/// Rung for customers of whom this node heard something that may have reached a mark. Whoever was judged is quiet for as many units as are missing,
/// so that a customer who sends event after event is judged only when it matters. Nothing is lost with it: the regular look finds usage that was not judged.
/// </summary>
internal sealed class MarksBell : Bell, IHearsUsage
{
    private readonly Lock door = new();
    private readonly Dictionary<long, Quiet> quiet = [];
    private HashSet<long> waiting = [];

    // A card, another plan, other terms, a cap, the marks: each may make of the same units a mark that is reached.
    public MarksBell(AccessNews news) => news.ListenToAll(Ring);

    /// <summary>Something else than usage changed.</summary>
    private void Ring(long profile)
    {
        lock (door)
        {
            quiet.Remove(profile);
            waiting.Add(profile);
        }
        Ring();
    }

    public void Heard(IReadOnlyList<UsedMore> news)
    {
        bool rings;
        lock (door)
        {
            foreach (var more in news)
                if (!IsQuiet(more)) waiting.Add(more.ProfileId);
            rings = waiting.Count > 0;
        }
        if (rings) Ring();
    }

    /// <summary>All for whom it was rung since it was asked last.</summary>
    public IReadOnlyList<long> Take()
    {
        lock (door)
        {
            long[] taken = [.. waiting.Order()];
            waiting = [];
            return taken;
        }
    }

    /// <summary>They are about to be judged: what is heard of them from now on rings.</summary>
    public void Loud(IEnumerable<long> profiles)
    {
        lock (door)
            foreach (var profile in profiles) quiet.Remove(profile);
    }

    /// <summary>Whoever was heard of meanwhile stays loud.</summary>
    public void Quieten(IReadOnlyDictionary<long, Quiet> judged)
    {
        lock (door)
            foreach (var (profile, until) in judged)
                if (!waiting.Contains(profile)) quiet[profile] = until;
    }

    private bool IsQuiet(UsedMore more)
    {
        if (!quiet.TryGetValue(more.ProfileId, out var known)) return false;
        var left = known.Units;
        foreach (var used in more.Events)
        {
            if (used.At >= known.Until) return false;
            left -= Math.Max(0, used.Units); // what is taken back may have been judged after
        }
        quiet[more.ProfileId] = known with { Units = left };
        return left > 0;
    }
}
