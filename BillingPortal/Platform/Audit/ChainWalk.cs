using BillingPortal.Platform.Data.Model.Audit;

namespace BillingPortal.Platform.Audit;

/// <summary>A seal and its entry, which may be gone.</summary>
internal sealed record ChainLink(AuditSealRow Seal, AuditEntryRow? Entry);

/// <summary>A fault by name.</summary>
internal sealed record ChainFault(AuditFault Kind, string Sentence)
{
    public static ChainFault Inserted(long entry) => new(AuditFault.Inserted, $"Entry {entry} was inserted: it has no seal, though later entries have one.");

    public static ChainFault WrongKey(long count) => new(AuditFault.KeyDoesNotFit, $"The audit key fits none of the {count} seal(s): it is not the one that the chain was made with. Restore {AuditKey.FileName} or Audit:Key.");
}

/// <summary>The first place at which the chain does not hold: where, the hash before it, and the seal that stands there if one does.</summary>
internal sealed record BrokenLink(long Sequence, byte[] Before, AuditSealRow? Seal, AuditEntryRow? Entry, long? After, byte[]? HashAfter)
{
    /// <summary>What it looks like without knowing more.</summary>
    public ChainFault Fault => (Seal, Entry) switch
    {
        (null, _) => new(AuditFault.Deleted, $"The entry sealed as {Sequence} was deleted, with its seal."),
        (_, null) => new(AuditFault.Deleted, $"Entry {Seal.EntryId}, sealed as {Sequence}, was deleted."),
        _ => new(AuditFault.Changed, $"Entry {Entry.Id}, sealed as {Sequence}, was changed: its seal does not fit it."),
    };

    /// <summary>The fault, when the link that follows is the one that was sealed here: this one was pushed in before it.</summary>
    public ChainFault? PushedIn(byte[] key) => Seal is not null && Following is { Entry: { } next } follower && AuditSeal.Of(next, Sequence, Before, key).AsSpan().SequenceEqual(follower.Seal.Hash)
        ? new(AuditFault.Inserted, $"Entry {Seal.EntryId} was inserted at {Sequence}: the entry after it was sealed there.")
        : null;

    /// <summary>The fault, when this entry, or its content under the other's number, is what was sealed here.</summary>
    public ChainFault? WasMadeOf(AuditEntryRow other, byte[] key)
    {
        if (Seal is null) return SealGone(other, key);
        if (other.Id == Entry?.Id) return null;
        if (Fits(other, key) || (Entry is not null && Fits(Numbered(other, Entry.Id), key)))
            return new(AuditFault.Swapped, $"Entry {Seal.EntryId}, sealed as {Sequence}, was swapped with entry {other.Id}.");
        return null;
    }

    // Only the next seal can say what stood here: it was made over the hash that is missing.
    private ChainFault? SealGone(AuditEntryRow other, byte[] key)
    {
        if (After is null || Next is null) return null;
        var gone = AuditSeal.Of(other, Sequence, Before, key);
        return AuditSeal.Of(Next, After.Value, gone, key).AsSpan().SequenceEqual(HashAfter)
            ? new(AuditFault.SealMissing, $"The seal {Sequence} of entry {other.Id} is missing.")
            : null;
    }

    /// <summary>The link after this one.</summary>
    public ChainLink? Following { get; set; }

    /// <summary>The entry of the seal after a gap.</summary>
    public AuditEntryRow? Next { get; init; }

    private bool Fits(AuditEntryRow entry, byte[] key) => AuditSeal.Of(entry, Sequence, Before, key).AsSpan().SequenceEqual(Seal!.Hash);

    private static AuditEntryRow Numbered(AuditEntryRow entry, long id) => new()
    {
        Id = id,
        At = entry.At,
        Actor = entry.Actor,
        Action = entry.Action,
        Subject = entry.Subject,
        Before = entry.Before,
        After = entry.After,
        Reason = entry.Reason,
        RequestId = entry.RequestId,
    };
}

/// <summary>Goes from link to link, each against the hash that stands before it, and remembers the first that does not hold.</summary>
internal sealed class ChainWalk(byte[] key, AuditHead? logged)
{
    private long fitting;
    private ChainFault? atLogged;

    public long Count { get; private set; }

    public AuditHead Head { get; private set; } = AuditHead.None;

    public BrokenLink? Fault { get; private set; }

    /// <summary>Not one link was made with this key.</summary>
    public bool FitsNowhere => Count > 1 && fitting == 0;

    /// <summary>What the logged head says about a chain that is whole in itself.</summary>
    public ChainFault? MissingEnd => logged is { } head && head.Sequence > Head.Sequence
        ? new(AuditFault.EndMissing, $"The end is missing: the chain ends with {Head.Sequence}, and was logged up to {head.Sequence}. Entries were deleted from its end.")
        : atLogged;

    public void Step(ChainLink link)
    {
        var (sequence, before) = (Head.Sequence + 1, Head.Hash);
        if (Fault is { Following: null } open) open.Following = link;
        if (link.Seal.Sequence != sequence) Fault ??= new(sequence, before, null, null, link.Seal.Sequence == sequence + 1 ? link.Seal.Sequence : null, link.Seal.Hash) { Next = link.Entry };
        else if (Holds(link, before)) fitting++;
        else Fault ??= new(sequence, before, link.Seal, link.Entry, null, null);
        if (logged?.Sequence == link.Seal.Sequence && !logged.Hash.AsSpan().SequenceEqual(link.Seal.Hash))
            atLogged = new(AuditFault.Rewritten, $"The seal {link.Seal.Sequence} is not the one that was logged: the chain was written anew.");
        (Head, Count) = (new(link.Seal.Sequence, link.Seal.Hash), Count + 1);
    }

    private bool Holds(ChainLink link, byte[] before) =>
        link.Entry is not null && AuditSeal.Of(link.Entry, link.Seal.Sequence, before, key).AsSpan().SequenceEqual(link.Seal.Hash);
}
