using System.Buffers.Binary;

namespace BillingPortal.Features.Usage.Journal;

/// <summary>
/// Finds events by their id on SQLite. The ids come in no order, and an index of all of them would be written to all over; so the latest are kept in memory
/// (a start reads them from the books), and when there are enough they are written down sorted, as a run that is never changed.
/// Nothing here decides: what is found is compared with the books.
/// </summary>
/// <remarks>What changes in a transaction that is not committed is taken back by <see cref="Forget"/>.</remarks>
internal sealed class EventIds(RunLength length)
{
    private const int Parts = 2048;
    private const int PartShift = 53;
    private const int EntrySize = 12;

    /// <summary>Older ids are not looked for when an event arrives; its time would be refused.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromDays(36);

    private readonly Dictionary<ulong, long> latest = [];
    private readonly List<(ulong Hash, long Row)> twins = [];
    private readonly List<(ulong Hash, long Row)> added = [];
    private readonly RunFilters filters = new();
    // The last row, the last closed run, and the last row in it.
    private (long Row, int Run, long Closed) known;
    private long committed;

    public long LastRow => known.Row;

    /// <summary>At the begin of a transaction: reads what stands in the books and is not known here yet, all of it at first, later what others wrote.</summary>
    public void CatchUp(EventIdStatements books, DateTime now)
    {
        if (books.LastRun() > known.Run) Learn(books, now);
        Follow(books);
        Keep();
    }

    /// <summary>Within a transaction: reads what somebody else wrote in it.</summary>
    public void Follow(EventIdStatements books)
    {
        if (books.LastRow() is not (var last and > 0) || last <= known.Row) return;
        foreach (var (row, eventId) in books.RowsAfter(known.Row)) Add(EventHash.Of(eventId), row);
        known.Row = last;
    }

    public void Add(ulong hash, long row)
    {
        known.Row = row;
        if (latest.TryAdd(hash, row)) added.Add((hash, row));
        else twins.Add((hash, row));
    }

    /// <summary>Rows that may be of this id; most often none.</summary>
    public IReadOnlyList<long> Find(ulong hash, EventIdStatements books)
    {
        var isLate = latest.TryGetValue(hash, out var row);
        if (!isLate && filters.AreSureOfNone(hash)) return [];
        var rows = new List<long>();
        if (isLate) rows.Add(row);
        rows.AddRange(twins.Where(t => t.Hash == hash).Select(t => t.Row));
        foreach (var run in filters.Candidates(hash)) rows.AddRange(InRun(run, hash, books));
        return rows;
    }

    /// <summary>Further back than the window, for whoever has time: a look into each run there is.</summary>
    public static IReadOnlyList<long> FindOlder(ulong hash, EventIdStatements books) =>
        [.. Enumerable.Range(1, books.LastRun()).SelectMany(run => InRun(run, hash, books))];

    /// <summary>Writes the latest ids down as a run, if there are enough of them.</summary>
    public void CloseRun(EventIdStatements books, DateTime now)
    {
        if (latest.Count < length.Ids) return;
        ulong[] hashes = [.. latest.Keys, .. twins.Select(t => t.Hash)];
        long[] rows = [.. latest.Values, .. twins.Select(t => t.Row)];
        Array.Sort(hashes, rows);
        var (run, first) = (known.Run + 1, known.Closed + 1);
        for (int from = 0, to; from < hashes.Length; from = to)
        {
            for (to = from + 1; to < hashes.Length && hashes[to] >> PartShift == hashes[from] >> PartShift;) to++;
            books.WritePart(PartOf(run, hashes[from]), Bytes(hashes.AsSpan(from..to), rows.AsSpan(from..to), first));
        }
        books.WriteRun(new(run, now, first, known.Row));
    }

    /// <summary>The transaction is on the disk. What it closed as a run is learned at the next, like what others closed.</summary>
    public void Keep()
    {
        added.Clear();
        committed = known.Row;
    }

    /// <summary>The transaction left no trace, and so nothing of it is known.</summary>
    public void Forget() => BackTo(committed);

    /// <summary>Rows after this one were not written after all.</summary>
    public void BackTo(long row)
    {
        for (; added.Count > 0 && added[^1].Row > row; added.RemoveAt(added.Count - 1)) latest.Remove(added[^1].Hash);
        twins.RemoveAll(t => t.Row > row);
        known.Row = row;
    }

    private void Learn(EventIdStatements books, DateTime now)
    {
        foreach (var run in books.RunsAfter(known.Run))
        {
            if (run.ClosedAt >= now - Window) Fill(filters.Begin(run.Number, run.ClosedAt, now - Window), run.Number, books);
            known = (Math.Max(known.Row, run.LastRow), run.Number, run.LastRow);
        }
        var open = latest.Where(l => l.Value > known.Closed).ToArray();
        latest.Clear();
        foreach (var (hash, row) in open) latest.Add(hash, row);
        twins.RemoveAll(t => t.Row <= known.Closed);
    }

    private static void Fill(RunFilters.RunFilter filter, int run, EventIdStatements books)
    {
        foreach (var part in books.Parts((long)run * Parts, (long)(run + 1) * Parts))
            for (var at = 0; at < part.Length; at += EntrySize)
                filter.Add(BinaryPrimitives.ReadUInt64LittleEndian(part.AsSpan(at)));
    }

    private static IEnumerable<long> InRun(int run, ulong hash, EventIdStatements books)
    {
        var part = books.Part(PartOf(run, hash));
        for (var at = 0; at < part.Length; at += EntrySize)
            if (BinaryPrimitives.ReadUInt64LittleEndian(part.AsSpan(at)) == hash)
                yield return books.FirstRow(run) + BinaryPrimitives.ReadUInt32LittleEndian(part.AsSpan(at + sizeof(ulong)));
    }

    private static long PartOf(int run, ulong hash) => (long)run * Parts + (long)(hash >> PartShift);

    private static byte[] Bytes(ReadOnlySpan<ulong> hashes, ReadOnlySpan<long> rows, long first)
    {
        var bytes = new byte[hashes.Length * EntrySize];
        for (var i = 0; i < hashes.Length; i++)
        {
            BinaryPrimitives.WriteUInt64LittleEndian(bytes.AsSpan(i * EntrySize), hashes[i]);
            BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(i * EntrySize + sizeof(ulong)), (uint)(rows[i] - first));
        }
        return bytes;
    }
}

/// <summary>How many ids make a run. More would keep more in memory and more to read at a start, fewer would make more runs to look into; a test takes fewer.</summary>
internal sealed record RunLength(int Ids = RunFilters.RunSize);
