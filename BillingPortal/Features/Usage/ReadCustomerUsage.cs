using BillingPortal.Features.Entitlements.Contracts;
using BillingPortal.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Features.Usage;

internal sealed record CustomerUsageSeen(UsageStanding Standing, IReadOnlyList<EventLine> Last);

/// <summary>For the staff's page of one customer.</summary>
internal sealed class ReadCustomerUsage(IDbContextFactory<PortalDb> database, IUsageStandings standings, BrowseEvents events)
{
    private const int Few = 5;

    public async Task<CustomerUsageSeen> RunAsync(long profileId, CancellationToken ct = default)
    {
        await using var db = await database.CreateDbContextAsync(ct);
        return new(await standings.OfAsync(db, profileId, ct), await events.LastAsync(profileId, Few, ct));
    }
}
