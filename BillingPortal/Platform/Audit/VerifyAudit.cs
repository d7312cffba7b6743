using BillingPortal.Platform.Clock;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Audit;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Platform.Audit;

public enum AuditFault
{
    Changed,
    Deleted,
    Inserted,
    Swapped,
    SealMissing,
    KeyDoesNotFit,
    EndMissing,
    Rewritten,
}

/// <summary>What a look at the whole chain found.</summary>
/// <param name="Unsealed">Entries that wait for their seal.</param>
/// <param name="Fault">The kind of the first fault; null when the chain is whole.</param>
/// <param name="Sentence">What it is and where.</param>
public sealed record AuditReport(DateTime At, long Sealed, string Head, int Unsealed, AuditFault? Fault, string? Sentence)
{
    public bool IsWhole => Fault is null;
}

/// <summary>Walks the chain from its first link, and names the first entry that is not as it was sealed.</summary>
public sealed class VerifyAudit(IDbContextFactory<PortalDb> database, AuditKey key, TimeProvider time)
{
    /// <param name="logged">A head that was logged earlier: with it a cut-off end is found too.</param>
    public async Task<AuditReport> RunAsync(AuditHead? logged = null, CancellationToken ct = default)
    {
        await using var db = await database.CreateDbContextAsync(ct);
        var walk = new ChainWalk(key.Bytes, logged);
        var links = from seal in db.Set<AuditSealRow>().AsNoTracking()
                    join entry in db.Set<AuditEntryRow>().AsNoTracking() on seal.EntryId equals entry.Id into found
                    from entry in found.DefaultIfEmpty()
                    orderby seal.Sequence
                    select new ChainLink(seal, entry);
        await foreach (var link in links.AsAsyncEnumerable().WithCancellation(ct)) walk.Step(link);
        var loose = await LooseAsync(db, ct);
        var fault = walk.Fault is { } broken ? await NamedAsync(db, broken, walk, ct) : walk.MissingEnd ?? loose.Inserted;
        return new(time.Instant(), walk.Count, walk.Head.ToString(), loose.Waiting, fault?.Kind, fault?.Sentence);
    }

    // A link that is missing may have left its entry behind; one that does not fit may hold the content of another.
    private async Task<ChainFault> NamedAsync(PortalDb db, BrokenLink broken, ChainWalk walk, CancellationToken ct)
    {
        if (walk.FitsNowhere) return ChainFault.WrongKey(walk.Count);
        if (broken.PushedIn(key.Bytes) is { } pushed) return pushed;
        var others = db.Set<AuditEntryRow>().AsNoTracking().AsAsyncEnumerable();
        await foreach (var other in others.WithCancellation(ct))
            if (broken.WasMadeOf(other, key.Bytes) is { } fault) return fault;
        return broken.Fault;
    }

    private static async Task<(int Waiting, ChainFault? Inserted)> LooseAsync(PortalDb db, CancellationToken ct)
    {
        var loose = db.Set<AuditEntryRow>().Where(e => !db.Set<AuditSealRow>().Any(s => s.EntryId == e.Id));
        var waiting = SealEntries.Unsealed(db, await SealEntries.EndAsync(db, ct)).Select(e => e.Id);
        var inserted = await loose.Where(e => !waiting.Contains(e.Id)).OrderBy(e => e.Id).Select(e => (long?)e.Id).FirstOrDefaultAsync(ct);
        return (await waiting.CountAsync(ct), inserted is { } id ? ChainFault.Inserted(id) : null);
    }
}
