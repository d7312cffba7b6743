using BillingPortal.Platform.Clock;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Facts;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Platform.Facts;

public sealed record DeadFact(long Delivery, long Fact, string Kind, string Subject, string Handler, int Attempts, string? Error, DateTime? EndedAt);

public sealed record FactFigures(int Waiting, int Dead, TimeSpan OldestWait);

/// <summary>What people see of facts: how many wait, which are dead, and the button "try again".</summary>
public sealed class FactBoard(IDbContextFactory<PortalDb> database, FactBell bell, TimeProvider time)
{
    public async Task<FactFigures> FiguresAsync(CancellationToken ct = default)
    {
        await using var db = await database.CreateDbContextAsync(ct);
        var all = db.Set<DeliveryRow>();
        var oldest = await all.Where(d => d.State == DeliveryState.Waiting).MinAsync(d => (DateTime?)d.DueAt, ct);
        return new(
            await all.CountAsync(d => d.State == DeliveryState.Waiting, ct),
            await all.CountAsync(d => d.State == DeliveryState.Dead, ct),
            oldest is { } due && time.Instant() > due ? time.Instant() - due : TimeSpan.Zero);
    }

    public async Task<IReadOnlyList<DeadFact>> DeadAsync(int most, CancellationToken ct = default)
    {
        await using var db = await database.CreateDbContextAsync(ct);
        return await db.Set<DeliveryRow>().Where(d => d.State == DeliveryState.Dead).OrderByDescending(d => d.Id).Take(most)
            .Select(d => new DeadFact(d.Id, d.FactId, d.Fact.Kind, d.Subject, d.Handler, d.Attempts, d.Error, d.EndedAt)).ToListAsync(ct);
    }

    /// <summary>Puts dead deliveries (one, or all) back in the row, with all their tries; the number of them.</summary>
    public Task<int> TryAgainAsync(long? delivery, CancellationToken ct = default) => database.WriteAsync(db => TryAgainAsync(db, delivery, ct), ct);

    /// <summary>The same inside somebody's transaction.</summary>
    public Task<int> TryAgainAsync(PortalDb db, long? delivery, CancellationToken ct)
    {
        var now = time.Instant();
        db.AfterCommit(bell.Ring);
        return db.Set<DeliveryRow>().Where(d => d.State == DeliveryState.Dead && (delivery == null || d.Id == delivery)).ExecuteUpdateAsync(set => set
            .SetProperty(d => d.State, DeliveryState.Waiting).SetProperty(d => d.Attempts, 0)
            .SetProperty(d => d.DueAt, now).SetProperty(d => d.EndedAt, (DateTime?)null), ct);
    }
}
