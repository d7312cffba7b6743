using BillingPortal.Platform.Clock;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Webhooks;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Platform.Webhooks;

/// <param name="Lag">How long the oldest event that could be handled now has waited.</param>
/// <param name="Received">In the last hour.</param>
/// <param name="Ended">In the last hour: handled or ignored.</param>
public sealed record InboxFigures(int Waiting, int Failing, int Dead, int Unreadable, TimeSpan Lag, int Received, int Ended);

/// <summary>What is asked of the inbox; null is "any".</summary>
/// <param name="Subject">A customer or object of Stripe, whole.</param>
/// <param name="OlderThan">Only events that came longer ago than this.</param>
public sealed record InboxFilter(StripeEventState? State = null, string? Type = null, string? Subject = null, TimeSpan? OlderThan = null)
{
    public bool IsAll => State is null && string.IsNullOrWhiteSpace(Type) && string.IsNullOrWhiteSpace(Subject) && OlderThan is null;
}

/// <summary>How the inbox stands, and the way back into the row.</summary>
public sealed class InboxBoard(IDbContextFactory<PortalDb> database, InboxBell bell, TimeProvider time)
{
    private static readonly TimeSpan Lately = TimeSpan.FromHours(1);

    public async Task<InboxFigures> FiguresAsync(CancellationToken ct = default)
    {
        var now = time.Instant();
        var since = now - Lately;
        await using var db = await database.CreateDbContextAsync(ct);
        var work = db.Set<StripeEventWorkRow>().AsNoTracking();
        var waiting = work.Where(w => w.State == StripeEventState.Waiting);
        var oldest = await waiting.Where(w => w.DueAt <= now).MinAsync(w => (DateTime?)w.DueAt, ct);
        return new(
            await waiting.CountAsync(ct),
            await waiting.CountAsync(w => w.Failures > 0, ct),
            await work.CountAsync(w => w.State == StripeEventState.Dead, ct),
            await work.CountAsync(w => w.State == StripeEventState.Unreadable, ct),
            oldest is { } due ? now - due : TimeSpan.Zero,
            await db.Set<StripeEventRow>().CountAsync(e => e.ReceivedAt > since, ct),
            await work.CountAsync(w => w.EndedAt > since && (w.State == StripeEventState.Done || w.State == StripeEventState.Ignored), ct));
    }

    /// <summary>The rows of a filter.</summary>
    public IQueryable<StripeEventWorkRow> Matching(PortalDb db, InboxFilter filter)
    {
        var found = db.Set<StripeEventWorkRow>().AsQueryable();
        if (filter.State is { } state) found = found.Where(w => w.State == state);
        if (!string.IsNullOrWhiteSpace(filter.Type)) found = found.Where(w => w.Event.Type == filter.Type.Trim());
        if (!string.IsNullOrWhiteSpace(filter.Subject)) found = found.Where(w => w.Subject == filter.Subject.Trim());
        if (filter.OlderThan is { } age)
        {
            var before = time.Instant() - age;
            found = found.Where(w => w.Event.ReceivedAt < before);
        }
        return found;
    }

    public static IQueryable<StripeEventWorkRow> CanGoAgain(IQueryable<StripeEventWorkRow> which) =>
        which.Where(w => w.State != StripeEventState.Waiting && w.State != StripeEventState.Unreadable);

    /// <summary>Puts events back in the row with all their tries, inside the caller's transaction; those that wait or cannot be read stay as they are.</summary>
    public async Task<int> ProcessAgainAsync(PortalDb db, IQueryable<StripeEventWorkRow> which, CancellationToken ct = default)
    {
        var now = time.Instant();
        db.AfterCommit(bell.Ring);
        return await CanGoAgain(which).ExecuteUpdateAsync(set => set
            .SetProperty(w => w.State, StripeEventState.Waiting).SetProperty(w => w.Failures, 0)
            .SetProperty(w => w.DueAt, now).SetProperty(w => w.EndedAt, (DateTime?)null).SetProperty(w => w.Reason, (string?)null), ct);
    }
}
