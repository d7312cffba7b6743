using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Webhooks;
using BillingPortal.Platform.Webhooks;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Features.Operations;

/// <param name="Subject">Stripe's customer, or the object.</param>
/// <param name="ReceivedAt">Real time, as all times here.</param>
/// <param name="DueAt">When it is tried next.</param>
/// <param name="Reason">Why it failed last, or is ignored.</param>
public sealed record InboxLine(long Id, string EventId, string Type, string Subject, StripeEventState State, int Failures, DateTime ReceivedAt, DateTime DueAt, DateTime? EndedAt, string? Reason);

/// <param name="Count">Of all pages together.</param>
/// <param name="CanGoAgain">How many of them could be handled again.</param>
/// <param name="Types">Every type that ever came, for the filter.</param>
public sealed record InboxLines(IReadOnlyList<InboxLine> Lines, int Count, int CanGoAgain, IReadOnlyList<string> Types);

/// <summary>The events that came from Stripe, newest first.</summary>
public sealed class InboxList(IDbContextFactory<PortalDb> database, InboxBoard board)
{
    public async Task<InboxLines> RunAsync(InboxFilter filter, int skip, int take, CancellationToken ct = default)
    {
        await using var db = await database.CreateDbContextAsync(ct);
        var found = board.Matching(db, filter).AsNoTracking();
        var lines = await Lines(found.OrderByDescending(w => w.EventId).Skip(skip).Take(take)).ToListAsync(ct);
        var types = await db.Set<StripeEventRow>().Where(e => e.Type != "").Select(e => e.Type).Distinct().OrderBy(t => t).ToListAsync(ct);
        return new(lines, await found.CountAsync(ct), await InboxBoard.CanGoAgain(found).CountAsync(ct), types);
    }

    internal static IQueryable<InboxLine> Lines(IQueryable<StripeEventWorkRow> rows) => rows.Select(w =>
        new InboxLine(w.EventId, w.Event.EventId, w.Event.Type, w.Subject, w.State, w.Failures, w.Event.ReceivedAt, w.DueAt, w.EndedAt, w.Reason));
}
