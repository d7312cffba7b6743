using System.Numerics;

namespace BillingPortal.Features.Usage.Journal;

/// <summary>
/// Says of a hash in which closed runs it may be. A Bloom filter a run, but turned on its side: a word of memory holds the same bit of 64 filters,
/// so that a look at all of them costs as much as a look at one.
/// </summary>
internal sealed class RunFilters
{
    // 20 bits an id and ten looks: one id in eleven thousand is suspected of a run that it is not in.
    public const int RunSize = 65_536;
    private const int Positions = RunSize * 20;
    private const int Looks = 10;
    private readonly List<Slots> slots = [];

    /// <summary>The runs of which it may be.</summary>
    public IEnumerable<int> Candidates(ulong hash)
    {
        foreach (var group in slots)
            for (var found = group.Look(hash); found != 0; found &= found - 1)
                yield return group.Runs[BitOperations.TrailingZeroCount(found)];
    }

    /// <summary>True where none can be: the usual case, without an enumerator.</summary>
    public bool AreSureOfNone(ulong hash)
    {
        foreach (var group in slots)
            if (group.Look(hash) != 0)
                return false;
        return true;
    }

    public RunFilter Begin(int run, DateTime closedAt, DateTime forgetBefore)
    {
        var free = slots.Find(g => g.HasRoom(forgetBefore));
        if (free is null) slots.Add(free = new());
        return new(free.Words, free.Take(run, closedAt, forgetBefore));
    }

    public void Clear() => slots.Clear();

    internal static int Position(ulong hash, int look) => (int)((ulong)((uint)hash + (uint)look * ((uint)(hash >> 32) | 1)) * Positions >> 32);

    private sealed class Slots
    {
        private readonly DateTime?[] closed = new DateTime?[64];

        public ulong[] Words { get; } = new ulong[Positions];

        public int[] Runs { get; } = new int[64];

        public ulong Look(ulong hash)
        {
            var found = ulong.MaxValue;
            for (var look = 0; look < Looks && found != 0; look++) found &= Words[Position(hash, look)];
            return found;
        }

        public bool HasRoom(DateTime forgetBefore) => Free(forgetBefore) >= 0;

        public ulong Take(int run, DateTime closedAt, DateTime forgetBefore)
        {
            var free = Free(forgetBefore);
            if (closed[free] is not null)
                for (var i = 0; i < Words.Length; i++) Words[i] &= ~(1UL << free);
            (Runs[free], closed[free]) = (run, closedAt);
            return 1UL << free;
        }

        private int Free(DateTime forgetBefore) => Array.FindIndex(closed, at => at is null || at < forgetBefore);
    }

    /// <summary>The filter of one run, to be filled.</summary>
    public readonly record struct RunFilter(ulong[] Words, ulong Bit)
    {
        public void Add(ulong hash)
        {
            for (var look = 0; look < Looks; look++) Words[Position(hash, look)] |= Bit;
        }
    }
}
