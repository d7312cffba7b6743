using BillingPortal.Core;
using BillingPortal.Platform.Audit;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Facts;
using BillingPortal.Platform.Identity;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Features.Operations;

public sealed class RetryFacts(IDbContextFactory<PortalDb> database, FactBoard facts, AuditTrail audit)
{
    private static readonly Refusal Gone = new("fact_not_dead", "It is not dead any more. Nothing was changed.");

    /// <summary>Puts one dead delivery back in the row, or all of them; the number of them.</summary>
    public async Task<Result<int>> RunAsync(Actor actor, long? delivery, CancellationToken ct = default)
    {
        if (actor.NotAdmin is { } refusal) return refusal;
        return await database.WriteAsync<Result<int>>(async db =>
        {
            var put = await facts.TryAgainAsync(db, delivery, ct);
            if (put == 0) return Gone;
            audit.Write(db, actor, "fact.retried", delivery is null ? "fact:all" : $"fact:{delivery}", after: new { put });
            return put;
        }, ct);
    }
}
