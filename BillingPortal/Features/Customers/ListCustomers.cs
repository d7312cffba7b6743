using BillingPortal.Core;
using BillingPortal.Features.Customers.Contracts;
using BillingPortal.Platform.Api;
using BillingPortal.Platform.Clock;
using BillingPortal.Platform.Data.Model.Customers;
using BillingPortal.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Features.Customers;

/// <summary>Some customers, and where the next ones begin: null at the end.</summary>
internal sealed record CustomerPage(IReadOnlyList<Customer> Data, string? NextCursor);

/// <summary>Customers in the order in which they were made, so that a page stays the same whatever is added meanwhile.</summary>
internal sealed class ListCustomers(IDbContextFactory<PortalDb> database, TimeProvider time)
{
    public const int Most = 100;

    public async Task<Result<CustomerPage>> RunAsync(string? search, string? cursor, int limit, CancellationToken ct = default)
    {
        if (limit is < 1 or > Most) return new Refusal(Codes.QueryInvalid, $"Write a number from 1 to {Most}.", "limit");
        await using var db = await database.CreateDbContextAsync(ct);
        if (await AfterAsync(db, cursor, ct) is not { } after) return new Refusal(Codes.QueryInvalid, "No page begins here. Take nextCursor of the page before, as it is.", "cursor");
        var found = await db.Set<BillingProfileRow>().Matching(search).Where(p => p.Id > after).OrderBy(p => p.Id).Take(limit + 1).ShowAsync(db, time.Instant(), ct);
        return found.Count > limit ? new CustomerPage([.. found.Take(limit)], found[limit - 1].Id) : new CustomerPage(found, null);
    }

    private static async Task<long?> AfterAsync(PortalDb db, string? cursor, CancellationToken ct) => string.IsNullOrEmpty(cursor)
        ? 0
        : await db.Set<BillingProfileRow>().Where(p => p.PublicId == cursor).Select(p => (long?)p.Id).SingleOrDefaultAsync(ct);
}
