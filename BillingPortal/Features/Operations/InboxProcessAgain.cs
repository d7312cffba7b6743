using BillingPortal.Core;
using BillingPortal.Platform.Audit;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Identity;
using BillingPortal.Platform.Webhooks;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Features.Operations;

/// <summary>Puts events of Stripe back in the row, with all their tries. Handlers act on how things are now, so handling one again does no harm.</summary>
public sealed class InboxProcessAgain(IDbContextFactory<PortalDb> database, InboxBoard board, AuditTrail audit)
{
    private static readonly Refusal None = new("event_not_ended", "None of them can be handled again: they wait already, or cannot be read. Reload the page to see how they stand.");

    /// <summary>One event.</summary>
    public Task<Result<int>> RunAsync(Actor actor, long id, CancellationToken ct = default) =>
        AgainAsync(actor, db => board.Matching(db, new()).Where(w => w.EventId == id), $"stripe-event:{id}", null, ct);

    /// <summary>All of a filter; the number of them.</summary>
    public Task<Result<int>> RunAsync(Actor actor, InboxFilter filter, CancellationToken ct = default) =>
        AgainAsync(actor, db => board.Matching(db, filter), "stripe-event:all", new { state = filter.State?.ToString(), filter.Type, filter.Subject, olderThan = filter.OlderThan?.ToString() }, ct);

    private async Task<Result<int>> AgainAsync(Actor actor, Func<PortalDb, IQueryable<Platform.Data.Model.Webhooks.StripeEventWorkRow>> which, string subject, object? filter, CancellationToken ct)
    {
        if (actor.NotAdmin is { } refusal) return refusal;
        return await database.WriteAsync<Result<int>>(async db =>
        {
            var put = await board.ProcessAgainAsync(db, which(db), ct);
            if (put == 0) return None;
            audit.Write(db, actor, "stripe-event.process-again", subject, before: filter, after: new { put });
            return put;
        }, ct);
    }
}
