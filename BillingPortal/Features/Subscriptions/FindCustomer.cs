using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Customers;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Features.Subscriptions;

/// <summary>Whom a backend means: by our id, or by the product's own reference.</summary>
internal sealed class FindCustomer(IDbContextFactory<PortalDb> database)
{
    /// <summary>The profile's id, also of one that was erased: what then cannot be done is told by that name. Null when there is none.</summary>
    public async Task<long?> RunAsync(string customer, CancellationToken ct = default)
    {
        await using var db = await database.CreateDbContextAsync(ct);
        return await db.Set<BillingProfileRow>().Named(customer).Select(p => (long?)p.Id).SingleOrDefaultAsync(ct);
    }
}
