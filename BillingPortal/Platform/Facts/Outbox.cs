using System.Text.Json;
using BillingPortal.Platform.Clock;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Bulk;
using BillingPortal.Platform.Data.Model.Facts;

namespace BillingPortal.Platform.Facts;

/// <summary>Stores facts beside the change that made them.</summary>
public sealed class Outbox(FactRoutes routes, FactBell bell, BillingClock clock, TimeProvider time)
{
    /// <summary>Adds the fact to the context's own transaction: it is there if and only if the change is.</summary>
    public void Store<T>(PortalDb db, T fact) where T : IFact
    {
        var row = Row(fact);
        foreach (var delivery in Deliveries(row)) row.Deliveries.Add(delivery);
        db.Add(row);
        db.AfterCommit(bell.Ring);
    }

    /// <summary>The same for many at once. They are written at once, and not tracked.</summary>
    public async Task StoreAllAsync<T>(PortalDb db, IReadOnlyList<T> facts, CancellationToken ct) where T : IFact
    {
        if (facts.Count == 0) return;
        FactRow[] rows = [.. facts.Select(Row)];
        foreach (var (row, id) in rows.Zip(await db.ReserveAsync<FactRow>(rows.Length, ct))) row.Id = id;
        await db.InsertAllAsync(rows, ct);
        await db.InsertAllAsync([.. rows.SelectMany(Deliveries)], ct);
        db.AfterCommit(bell.Ring);
    }

    private FactRow Row<T>(T fact) where T : IFact => new() { Kind = T.Kind, Subject = fact.Subject, Body = JsonSerializer.Serialize(fact, JsonSerializerOptions.Web), HappenedAt = clock.UtcNow };

    private IEnumerable<DeliveryRow> Deliveries(FactRow fact) => routes.Of(fact.Kind).Select(r => new DeliveryRow { FactId = fact.Id, Handler = r.Handler, Subject = fact.Subject, DueAt = time.Instant() });
}
