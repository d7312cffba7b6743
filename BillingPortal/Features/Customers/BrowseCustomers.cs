using BillingPortal.Features.Customers.Contracts;
using BillingPortal.Platform.Clock;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Customers;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Features.Customers;

/// <summary>Customers for the pages of staff, newest first, with how many there are.</summary>
internal sealed class BrowseCustomers(IDbContextFactory<PortalDb> database, TimeProvider time)
{
    public async Task<(IReadOnlyList<Customer> Rows, int Count)> RunAsync(string? search, int skip, int take, CancellationToken ct = default)
    {
        await using var db = await database.CreateDbContextAsync(ct);
        var found = db.Set<BillingProfileRow>().Matching(search);
        return (await found.OrderByDescending(p => p.Id).Skip(skip).Take(take).ShowAsync(db, time.Instant(), ct), await found.CountAsync(ct));
    }
}
