using BillingPortal.Core;
using BillingPortal.Platform.Audit;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Customers;
using BillingPortal.Platform.Identity;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Features.Customers;

/// <summary>A member of staff begins to look at the portal as a customer sees it. It is written down, and ends by itself.</summary>
internal sealed class OpenAsCustomer(IDbContextFactory<PortalDb> database, AuditTrail audit, TimeProvider time)
{
    /// <param name="staff">Of the staff, which the door has seen to.</param>
    /// <param name="customer">The public id.</param>
    public Task<Result<ViewingAs>> RunAsync(Actor staff, string customer, CancellationToken ct = default) => database.WriteAsync<Result<ViewingAs>>(async db =>
    {
        if (!await db.Set<BillingProfileRow>().AnyAsync(p => p.PublicId == customer && p.ErasedAt == null, ct)) return ReadCustomer.Unknown;
        var viewing = new ViewingAs(customer, DateTimeOffset.FromUnixTimeSeconds((time.GetUtcNow() + ViewingAs.Span).ToUnixTimeSeconds()));
        audit.Write(db, staff, "customer.opened-as", "customer:" + customer, after: new { until = viewing.Until.UtcDateTime });
        return viewing;
    }, ct);
}
