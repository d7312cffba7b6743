using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Audit;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Platform.Audit;

/// <summary>Chains the entries that have no seal yet, in their order. One node at a time does it, and what it commits is whole: a crash leaves entries unsealed, never a gap.</summary>
public sealed class SealEntries(IDbContextFactory<PortalDb> database, Leases leases, AuditKey key)
{
    /// <summary>An entry is written within seconds of its instant; one this much older than the sealed end was put in later.</summary>
    internal static readonly TimeSpan Late = TimeSpan.FromMinutes(10);

    /// <summary>On PostgreSQL a number may be taken before a lower one is committed; no further back than this is looked for such.</summary>
    internal const int Behind = 1000;

    private const int Portion = 100;
    private static readonly TimeSpan LeaseSpan = TimeSpan.FromMinutes(1);

    /// <summary>The number sealed; 0 also when another node is at it.</summary>
    public async Task<int> RunAsync(CancellationToken ct = default)
    {
        if (!await IsAnyAsync(ct)) return 0;
        await using var lease = await leases.TryTakeAsync("audit-sealer", LeaseSpan, ct);
        if (lease is null) return 0;
        int done, all = 0;
        do all += done = await database.WriteAsync(db => PortionAsync(db, ct), ct);
        while (done == Portion && await lease.ExtendAsync(LeaseSpan, ct));
        return all;
    }

    private async Task<bool> IsAnyAsync(CancellationToken ct)
    {
        await using var db = await database.CreateDbContextAsync(ct);
        return await Unsealed(db, await EndAsync(db, ct)).AnyAsync(ct);
    }

    private async Task<int> PortionAsync(PortalDb db, CancellationToken ct)
    {
        var end = await EndAsync(db, ct);
        if (end is not null && !Fits(end, key.Bytes)) throw new AuditKeyException();
        var (sequence, hash) = end is null ? (AuditHead.None.Sequence, AuditHead.None.Hash) : (end.Seal.Sequence, end.Seal.Hash);
        var entries = await Unsealed(db, end).OrderBy(e => e.Id).Take(Portion).ToListAsync(ct);
        foreach (var entry in entries)
            db.Add(new AuditSealRow { Sequence = ++sequence, EntryId = entry.Id, Hash = hash = AuditSeal.Of(entry, sequence, hash, key.Bytes) });
        return entries.Count;
    }

    // Never goes on with another key: the chain would be broken from there on, by us.
    internal static bool Fits(ChainEnd end, byte[] key) => end.Entry is not null && AuditSeal.Of(end.Entry, end.Seal.Sequence, end.Before, key).AsSpan().SequenceEqual(end.Seal.Hash);

    internal static IQueryable<AuditEntryRow> Unsealed(PortalDb db, ChainEnd? end)
    {
        var all = db.Set<AuditEntryRow>().AsNoTracking().Where(e => !db.Set<AuditSealRow>().Any(s => s.EntryId == e.Id));
        if (end is null) return all;
        var (from, since) = (end.HighestEntry - Behind, (end.Entry?.At ?? DateTime.UnixEpoch) - Late);
        return all.Where(e => e.Id > from && e.At >= since);
    }

    internal static async Task<ChainEnd?> EndAsync(PortalDb db, CancellationToken ct)
    {
        var last = await db.Set<AuditSealRow>().AsNoTracking().OrderByDescending(s => s.Sequence).FirstOrDefaultAsync(ct);
        if (last is null) return null;
        var before = await db.Set<AuditSealRow>().Where(s => s.Sequence == last.Sequence - 1).Select(s => s.Hash).SingleOrDefaultAsync(ct);
        var highest = await db.Set<AuditSealRow>().MaxAsync(s => s.EntryId, ct);
        var entry = await db.Set<AuditEntryRow>().AsNoTracking().SingleOrDefaultAsync(e => e.Id == last.EntryId, ct);
        return new(last, entry, before ?? AuditHead.None.Hash, highest);
    }
}

/// <summary>The last seal, its entry (unless somebody deleted it), the hash before it, and the highest entry sealed.</summary>
internal sealed record ChainEnd(AuditSealRow Seal, AuditEntryRow? Entry, byte[] Before, long HighestEntry);

/// <summary>The end of the chain was not made with this key, or was changed.</summary>
public sealed class AuditKeyException() : Exception(
    $"The end of the audit chain does not fit the audit key. Restore the file {AuditKey.FileName} (or Audit:Key) that the chain was made with; 'audit verify' says whether it is the key or an entry. Nothing is sealed until then.");
