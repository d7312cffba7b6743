using System.Security.Cryptography;
using BillingPortal.Platform.Clock;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Webhooks;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Platform.Webhooks;

/// <summary>Events taken at once, the oldest of each subject, under the leases of their subjects.</summary>
internal sealed record InboxTurn(string Holder, IReadOnlyList<StripeEventWorkRow> Events);

/// <summary>Takes events with the leases of their subjects, and keeps what came of them while giving the leases back: two transactions for many events.</summary>
public sealed class InboxTurns(IDbContextFactory<PortalDb> database, Leases leases, Node node, TimeProvider time, InboxMeter meter, ILogger<InboxTurns> log)
{
    private const int Most = 64;

    internal async Task<InboxTurn> TakeAsync(CancellationToken ct)
    {
        if (!await AnyDueAsync(ct)) return new("", []);
        var holder = $"{node.Name}/{RandomNumberGenerator.GetHexString(12, lowercase: true)}";
        return await database.WriteAsync(async db =>
        {
            var due = await DueAsync(db, ct);
            var taken = await leases.TakeFreeAsync(db, [.. due.Select(w => ProcessEvents.LeaseOf(w.Subject))], holder, ProcessEvents.LeaseSpan, ct);
            var still = await StillDueAsync(db, due, ct);
            var mine = due.Where(w => taken.Contains(ProcessEvents.LeaseOf(w.Subject))).ToLookup(w => still.Contains(w.EventId));
            await leases.GiveBackAsync(db, [.. mine[false].Select(w => ProcessEvents.LeaseOf(w.Subject))], holder, ct);
            return new InboxTurn(holder, [.. mine[true]]);
        }, ct);
    }

    // On PostgreSQL another node may have taken a subject, handled its event and given the lease back between the reading and the taking here.
    private async Task<HashSet<long>> StillDueAsync(PortalDb db, List<StripeEventWorkRow> read, CancellationToken ct)
    {
        long[] ids = [.. read.Select(w => w.EventId)];
        return [.. await Due(db).Where(w => ids.Contains(w.EventId)).Select(w => w.EventId).ToListAsync(ct)];
    }

    /// <summary>The number kept. When one spoils the transaction of all, each has one of its own, and the one that spoils it again is put off.</summary>
    internal async Task<int> EndAsync(InboxTurn turn, IReadOnlyList<Outcome> outcomes, CancellationToken ct)
    {
        try
        {
            return await KeepAsync(turn, outcomes, ct);
        }
        catch (Exception fault) when (fault is not OperationCanceledException || !ct.IsCancellationRequested)
        {
            if (outcomes is [var spoiler])
            {
                log.LogWarning(fault, "The effect of event {Event} ({Type}) failed", spoiler.Work.Event.EventId, spoiler.Work.Event.Type);
                return await KeepAsync(turn, [Outcome.Failed(spoiler.Work, fault, time.Instant(), spoiler.Took)], ct);
            }
            var kept = 0;
            foreach (var outcome in outcomes) kept += await EndAsync(turn, [outcome], ct);
            return kept;
        }
    }

    private async Task<bool> AnyDueAsync(CancellationToken ct)
    {
        await using var db = await database.CreateDbContextAsync(ct);
        return await Due(db).AnyAsync(ct);
    }

    private IQueryable<StripeEventWorkRow> Due(PortalDb db)
    {
        var now = time.Instant();
        return db.Set<StripeEventWorkRow>().AsNoTracking().Where(w => w.State == StripeEventState.Waiting && w.DueAt <= now);
    }

    private async Task<List<StripeEventWorkRow>> DueAsync(PortalDb db, CancellationToken ct)
    {
        var due = Due(db);
        return await due.Where(w => !due.Any(e => e.Subject == w.Subject && e.EventId < w.EventId))
            .Where(w => !leases.Held(db).Any(name => name == ProcessEvents.LeasePrefix + w.Subject))
            .OrderBy(w => w.EventId).Take(Most).Include(w => w.Event).ToListAsync(ct);
    }

    private async Task<int> KeepAsync(InboxTurn turn, IReadOnlyList<Outcome> outcomes, CancellationToken ct)
    {
        var now = time.Instant();
        var kept = await database.WriteAsync(async db =>
        {
            var held = await leases.GiveBackAsync(db, [.. outcomes.Select(o => ProcessEvents.LeaseOf(o.Work.Subject))], turn.Holder, ct);
            var mine = outcomes.Where(o => held.Contains(ProcessEvents.LeaseOf(o.Work.Subject))).ToArray();
            foreach (var outcome in mine) await outcome.Effect(db, ct);
            db.AddRange(mine.Select(o => Try(o, now)));
            foreach (var alike in mine.GroupBy(o => (o.State, o.Reason, o.Failures, o.DueAt))) await MarkAsync(db, alike.Key, [.. alike.Select(o => o.Work.EventId)], now, ct);
            return mine;
        }, ct);
        foreach (var outcome in kept) Tell(outcome, now);
        if (kept.Length < outcomes.Count) log.LogWarning("{Count} event(s) were taken over by another node; nothing of them was kept here", outcomes.Count - kept.Length);
        return kept.Length;
    }

    private static Task MarkAsync(PortalDb db, (StripeEventState State, string? Reason, int Failures, DateTime? DueAt) to, long[] events, DateTime now, CancellationToken ct) =>
        db.Set<StripeEventWorkRow>().Where(w => events.Contains(w.EventId)).ExecuteUpdateAsync(set => set
            .SetProperty(w => w.State, to.State).SetProperty(w => w.Reason, to.Reason).SetProperty(w => w.DueAt, w => to.DueAt ?? w.DueAt)
            .SetProperty(w => w.Failures, w => to.Failures == 0 ? w.Failures : to.Failures)
            .SetProperty(w => w.EndedAt, to.State == StripeEventState.Waiting ? null : now), ct);

    private StripeEventTryRow Try(Outcome outcome, DateTime at) =>
        new() { EventId = outcome.Work.EventId, At = at, Milliseconds = (int)Math.Min(int.MaxValue, outcome.Took.TotalMilliseconds), Node = node.Name, Error = outcome.Error };

    private void Tell(Outcome outcome, DateTime now)
    {
        if (outcome.State != StripeEventState.Waiting) meter.Ended(outcome.State, now - outcome.Work.Event.ReceivedAt);
        if (outcome.State == StripeEventState.Dead) log.LogError("Event {Event} ({Type}) is dead after {Failures} tries", outcome.Work.Event.EventId, outcome.Work.Event.Type, outcome.Failures);
    }
}
