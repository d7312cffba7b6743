using BillingPortal.Core;
using BillingPortal.Features.Customers.Contracts;
using BillingPortal.Platform.Api;
using BillingPortal.Platform.Clock;
using BillingPortal.Platform.Data.Model.Customers;
using BillingPortal.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Features.Customers;

internal sealed class ReadCustomer(IDbContextFactory<PortalDb> database, TimeProvider time)
{
    public static readonly Refusal Unknown = new(Codes.NotFound, "There is no customer of this id or reference.");

    public async Task<Result<Customer>> RunAsync(string name, CancellationToken ct = default)
    {
        await using var db = await database.CreateDbContextAsync(ct);
        return await db.Set<BillingProfileRow>().Named(name).ShowAsync(db, time.Instant(), ct) is [var one] ? one : Unknown;
    }
}
