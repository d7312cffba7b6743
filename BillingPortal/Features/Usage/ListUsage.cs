using System.Runtime.CompilerServices;
using BillingPortal.Core.Entitlements;
using BillingPortal.Core.Periods;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Usage;
using BillingPortal.Platform.Settings;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Features.Usage;

/// <summary>The events of a customer, the newest first. What a page costs does not grow with how many there are.</summary>
internal sealed class ListUsage(IDbContextFactory<PortalDb> database, Installation installation)
{
    // Read one after the other, so that no long reading holds up the database's housekeeping.
    private const int PieceSize = 1000;

    public async Task<UsageLines> RunAsync(long profileId, UsageQuestion asked, CancellationToken ct = default)
    {
        await using var db = await database.CreateDbContextAsync(ct);
        var lines = await LinesAsync(db, profileId, asked, UsageQuestion.PageSize + 1, ct);
        var (isUp, hasMore) = (asked.Beside?.Newer == true, lines.Count > UsageQuestion.PageSize);
        if (hasMore) lines.RemoveAt(UsageQuestion.PageSize);
        if (isUp) lines.Reverse();
        return new(lines, Above(asked, lines, isUp, hasMore), lines.Count > 0 && (isUp || hasMore) ? new(lines[^1].At, lines[^1].Id) : null);
    }

    /// <summary>All of them, for a file.</summary>
    public async IAsyncEnumerable<UsageLine> AllAsync(long profileId, UsageQuestion asked, [EnumeratorCancellation] CancellationToken ct = default)
    {
        for (var piece = asked with { Beside = null }; ;)
        {
            List<UsageLine> lines;
            await using (var db = await database.CreateDbContextAsync(ct)) lines = await LinesAsync(db, profileId, piece, PieceSize, ct);
            foreach (var line in lines) yield return line;
            if (lines.Count < PieceSize) yield break;
            piece = piece with { Beside = new(lines[^1].At, lines[^1].Id) };
        }
    }

    private static UsagePlace? Above(UsageQuestion asked, List<UsageLine> lines, bool isUp, bool hasMore) =>
        lines.Count > 0 && (isUp ? hasMore : asked.Beside is not null) ? new(lines[0].At, lines[0].Id, Newer: true) : null;

    private async Task<List<UsageLine>> LinesAsync(PortalDb db, long profileId, UsageQuestion asked, int most, CancellationToken ct)
    {
        var found = Found(db, profileId, asked);
        var ordered = asked.Beside?.Newer == true ? found.OrderBy(e => e.At).ThenBy(e => e.Id) : found.OrderByDescending(e => e.At).ThenByDescending(e => e.Id);
        return await ordered.Take(most).Select(e => new UsageLine(e.Id, e.EventId, e.Units, e.At, e.ReceivedAt, e.Source, e.Total, e.Properties,
            e.Reverses == null ? null : new UsageTaken(e.Reverses.EventId, e.Reverses.At, e.Reverses.Total), db.Set<UsageEventRow>().Any(r => r.ReversesId == e.Id))).ToListAsync(ct);
    }

    private IQueryable<UsageEventRow> Found(PortalDb db, long profileId, UsageQuestion asked)
    {
        var found = db.Set<UsageEventRow>().AsNoTracking().Where(e => e.ProfileId == profileId && e.Meter == Meters.Units);
        if (asked.From is { } from && installation.Zone.StartOf(from) is var since) found = found.Where(e => e.At >= since);
        if (asked.To is { } to && installation.Zone.StartOf(to.AddDays(1)) is var until) found = found.Where(e => e.At < until);
        if (asked.EventId?.Trim() is { Length: > 0 } own) found = found.Where(e => e.EventId == own || e.Reverses!.EventId == own);
        if (asked.Source is { } source) found = found.Where(e => e.Source == source);
        // Written so that the index leads to the place.
        return asked.Beside switch
        {
            { Newer: true, At: var at, Id: var id } => found.Where(e => e.At >= at && (e.At > at || e.Id > id)),
            { At: var at, Id: var id } => found.Where(e => e.At <= at && (e.At < at || e.Id < id)),
            null => found,
        };
    }
}
