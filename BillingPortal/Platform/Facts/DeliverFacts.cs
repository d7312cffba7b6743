using BillingPortal.Platform.Clock;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Facts;
using BillingPortal.Platform.Queues;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Platform.Facts;

/// <summary>
/// Brings facts to their handlers: in order per subject and handler, one node at a time by a lease, the effect and the mark "done" in one transaction.
/// A failure is tried again after growing pauses; after the last try it is dead, visible, and no longer holds up those behind it.
/// </summary>
public sealed class DeliverFacts(IDbContextFactory<PortalDb> database, IServiceScopeFactory scopes, FactRoutes routes, Node node, TimeProvider time, ILogger<DeliverFacts> log) : IAfterStep
{
    public static readonly IReadOnlyList<TimeSpan> Pauses =
        [TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(10), TimeSpan.FromHours(1), TimeSpan.FromHours(6)];

    private static readonly TimeSpan LeaseSpan = TimeSpan.FromMinutes(1);
    private const int Page = 50;
    private const int Together = 25;

    /// <summary>Everything that is due now, and what becomes due by handling it. The number delivered.</summary>
    public Task<int> RunAsync(CancellationToken ct = default) =>
        Emptying.RunAsync(() => ReadyAsync(ct), async delivery => await TakeAsync(delivery.Id, ct) ? await DeliverAsync(delivery, ct) : null);

    // Whoever walks through time waits for this after each step, so many share a transaction. One that fails is then delivered by itself, as always.
    Task IAfterStep.SettleAsync(CancellationToken ct) => Emptying.RunAsync(async () => (await ReadyAsync(ct)).Chunk(Together).ToList(), page => TogetherAsync(page, ct));

    private async Task<bool?> TogetherAsync(DeliveryRow[] page, CancellationToken ct)
    {
        try
        {
            return await database.WriteAsync(async db => await AllAsync(db, page, ct) > 0, ct) ? true : null;
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            log.LogDebug(fault, "Facts {First} to {Last} could not be delivered together", page[0].FactId, page[^1].FactId);
            return await EachAsync(page, ct) ? true : null;
        }
    }

    private async Task<int> AllAsync(PortalDb db, DeliveryRow[] page, CancellationToken ct)
    {
        var taken = 0;
        foreach (var delivery in page)
        {
            if (!await TakeAsync(db, delivery.Id, ct)) continue;
            await HandleAsync(db, delivery, ct);
            taken++;
        }
        return taken;
    }

    private async Task<bool> EachAsync(DeliveryRow[] page, CancellationToken ct)
    {
        var taken = false;
        foreach (var delivery in page)
        {
            if (!await TakeAsync(delivery.Id, ct)) continue;
            await DeliverAsync(delivery, ct);
            taken = true;
        }
        return taken;
    }

    private async Task<List<DeliveryRow>> ReadyAsync(CancellationToken ct)
    {
        var now = time.Instant();
        await using var db = await database.CreateDbContextAsync(ct);
        var waiting = db.Set<DeliveryRow>().AsNoTracking().Where(d => d.State == DeliveryState.Waiting);
        return await waiting.Where(d => d.DueAt <= now && (d.LeasedUntil == null || d.LeasedUntil <= now))
            .Where(d => !db.Set<DeliveryRow>().Any(e => e.Handler == d.Handler && e.Subject == d.Subject && e.State == DeliveryState.Waiting && e.Id < d.Id))
            .OrderBy(d => d.Id).Take(Page).Include(d => d.Fact).ToListAsync(ct);
    }

    private Task<bool> TakeAsync(long id, CancellationToken ct) => database.WriteAsync(db => TakeAsync(db, id, ct), ct);

    private async Task<bool> TakeAsync(PortalDb db, long id, CancellationToken ct)
    {
        var now = time.Instant();
        return await db.Set<DeliveryRow>().Where(d => d.Id == id && d.State == DeliveryState.Waiting && (d.LeasedUntil == null || d.LeasedUntil <= now))
            .ExecuteUpdateAsync(set => set.SetProperty(d => d.LeasedBy, node.Name).SetProperty(d => d.LeasedUntil, now + LeaseSpan), ct) == 1;
    }

    private async Task<bool> DeliverAsync(DeliveryRow delivery, CancellationToken ct)
    {
        try
        {
            await database.WriteAsync(db => HandleAsync(db, delivery, ct), ct);
            return true;
        }
        catch (Exception fault) when (fault is not OperationCanceledException and not LeaseLostException)
        {
            log.LogWarning(fault, "Fact {Fact} ({Kind}) failed at {Handler}", delivery.FactId, delivery.Fact.Kind, delivery.Handler);
            await PutOffAsync(delivery, fault, ct);
            return false;
        }
        catch (LeaseLostException)
        {
            log.LogWarning("Fact {Fact} was taken over by another node while {Handler} worked on it; nothing of it was kept here", delivery.FactId, delivery.Handler);
            return false;
        }
    }

    private async Task HandleAsync(PortalDb db, DeliveryRow delivery, CancellationToken ct)
    {
        var route = routes.To(delivery.Handler) ?? throw new InvalidOperationException($"No handler is called '{delivery.Handler}' in this version of the portal.");
        await using var scope = scopes.CreateAsyncScope();
        await route.HandleAsync(scope.ServiceProvider, delivery.Fact, db, ct);
        await MarkDoneAsync(db, delivery.Id, ct);
    }

    // Also the fence: whoever lost the lease while working changes no row here, and the whole effect is rolled back.
    private async Task MarkDoneAsync(PortalDb db, long id, CancellationToken ct)
    {
        var now = time.Instant();
        var marked = await db.Set<DeliveryRow>().Where(d => d.Id == id && d.State == DeliveryState.Waiting && d.LeasedBy == node.Name).ExecuteUpdateAsync(set => set
            .SetProperty(d => d.State, DeliveryState.Done).SetProperty(d => d.EndedAt, now).SetProperty(d => d.Attempts, d => d.Attempts + 1)
            .SetProperty(d => d.LeasedBy, (string?)null).SetProperty(d => d.LeasedUntil, (DateTime?)null).SetProperty(d => d.Error, (string?)null), ct);
        if (marked == 0) throw new LeaseLostException();
    }

    private async Task PutOffAsync(DeliveryRow delivery, Exception fault, CancellationToken ct)
    {
        var now = time.Instant();
        var dead = delivery.Attempts >= Pauses.Count;
        var due = dead ? now : now + Pauses[delivery.Attempts];
        var state = dead ? DeliveryState.Dead : DeliveryState.Waiting;
        await database.WriteAsync(db => db.Set<DeliveryRow>().Where(d => d.Id == delivery.Id && d.LeasedBy == node.Name).ExecuteUpdateAsync(set => set
            .SetProperty(d => d.State, state).SetProperty(d => d.DueAt, due).SetProperty(d => d.EndedAt, dead ? now : null)
            .SetProperty(d => d.Attempts, d => d.Attempts + 1).SetProperty(d => d.Error, fault.Message)
            .SetProperty(d => d.LeasedBy, (string?)null).SetProperty(d => d.LeasedUntil, (DateTime?)null), ct), ct);
        if (dead) log.LogError("Fact {Fact} is dead at {Handler} after {Attempts} tries", delivery.FactId, delivery.Handler, delivery.Attempts + 1);
    }

    private sealed class LeaseLostException() : Exception("The lease ran out.");
}
