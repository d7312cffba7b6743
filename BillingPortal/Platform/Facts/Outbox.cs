using System.Text.Json;
using BillingPortal.Platform.Clock;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Facts;

namespace BillingPortal.Platform.Facts;

/// <summary>Stores facts beside the change that made them.</summary>
public sealed class Outbox(FactRoutes routes, FactBell bell, BillingClock clock, TimeProvider time)
{
    /// <summary>Adds the fact to the context's own transaction: it is there if and only if the change is.</summary>
    public void Store<T>(PortalDb db, T fact) where T : IFact
    {
        var row = new FactRow { Kind = T.Kind, Subject = fact.Subject, Body = JsonSerializer.Serialize(fact, JsonSerializerOptions.Web), HappenedAt = clock.UtcNow };
        foreach (var route in routes.Of(T.Kind))
            row.Deliveries.Add(new DeliveryRow { Handler = route.Handler, Subject = fact.Subject, DueAt = time.Instant() });
        db.Add(row);
        db.AfterCommit(bell.Ring);
    }
}
