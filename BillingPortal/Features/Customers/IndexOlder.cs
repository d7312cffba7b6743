using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Customers;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Features.Customers;

/// <summary>Makes the customers of an older version findable, when the portal of this version starts on them.</summary>
internal sealed class IndexOlder(IDbContextFactory<PortalDb> database) : IHostedService
{
    private const int AtOnce = 200;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        while (await database.WriteAsync(db => SomeAsync(db, cancellationToken), cancellationToken) == AtOnce)
        {
            // Short transactions, so that another node can write meanwhile.
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private static async Task<int> SomeAsync(PortalDb db, CancellationToken ct)
    {
        var older = await db.Set<BillingProfileRow>().Where(p => p.SortKey == null).OrderBy(p => p.Id).Take(AtOnce).ToListAsync(ct);
        foreach (var profile in older) await CustomerIndex.PutAsync(db, profile, ct);
        return older.Count;
    }
}
