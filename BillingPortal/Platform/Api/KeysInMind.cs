using System.Collections.Concurrent;
using System.Runtime.InteropServices;

namespace BillingPortal.Platform.Api;

/// <summary>
/// Live keys, each for half a second after it was looked up: so long another node may take to hear that one was revoked. By their hash; the text is kept nowhere.
/// Before that half second is over one caller looks again, and the others do not wait for it.
/// </summary>
internal sealed class KeysInMind(TimeProvider time)
{
    private const int Most = 10_000;
    private static readonly TimeSpan Good = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Fresh = TimeSpan.FromMilliseconds(300);
    private readonly ConcurrentDictionary<UInt128, Kept> kept = new();
    private int forgotten;

    /// <summary>How often all was forgotten: what was looked up before the last time is not kept.</summary>
    public int Forgotten => Volatile.Read(ref forgotten);

    public KnownKey? Find(byte[] hash, DateTime now)
    {
        if (!kept.TryGetValue(Short(hash), out var there) || !there.Hash.AsSpan().SequenceEqual(hash) || there.Key.ExpiresAt <= now) return null;
        var age = time.GetElapsedTime(there.At);
        return age < Fresh || (age < Good && !there.IsFirstToLookAgain()) ? there.Key : null;
    }

    public void Keep(byte[] hash, KnownKey key, int seen)
    {
        if (seen != Forgotten) return;
        if (kept.Count >= Most) kept.Clear();
        kept[Short(hash)] = new(hash, key, time.GetTimestamp());
        if (seen != Forgotten) kept.Clear();
    }

    public void Forget()
    {
        Interlocked.Increment(ref forgotten);
        kept.Clear();
    }

    private static UInt128 Short(byte[] hash) => MemoryMarshal.Read<UInt128>(hash);

    private sealed class Kept(byte[] hash, KnownKey key, long at)
    {
        private int looking;

        public byte[] Hash => hash;

        public KnownKey Key => key;

        public long At => at;

        public bool IsFirstToLookAgain() => Interlocked.Exchange(ref looking, 1) == 0;
    }
}
