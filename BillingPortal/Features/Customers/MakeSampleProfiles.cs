using BillingPortal.Features.Customers.Contracts;
using BillingPortal.Platform.Audit;
using BillingPortal.Platform.Clock;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Customers;
using BillingPortal.Platform.Identity;
using BillingPortal.Platform.Settings;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Features.Customers;

internal sealed class MakeSampleProfiles(IDbContextFactory<PortalDb> database, Installation installation, AuditTrail trail, Veil veil, BillingClock clock) : ISampleProfiles
{
    public async Task<int> CountAsync(string referencesFrom, CancellationToken ct = default)
    {
        await using var db = await database.CreateDbContextAsync(ct);
        return await db.Set<BillingProfileRow>().CountAsync(p => p.Reference!.StartsWith(referencesFrom), ct);
    }

    public async Task<long> MakeAsync(PortalDb db, string reference, string name, CancellationToken ct = default)
    {
        var row = new BillingProfileRow { PublicId = PublicIds.New(), Reference = reference, Name = name, Locale = Locales.Default, TimeZone = installation.Zone.Id, CreatedAt = clock.UtcNow };
        db.Add(row);
        await CustomerIndex.PutAsync(db, row, ct);
        trail.Write(db, Actor.System, "customer.created", "customer:" + row.PublicId, after: CustomerEntry.Of(row, await veil.OfAsync(db, "customer:" + row.PublicId, ct)));
        await db.SaveChangesAsync(ct);
        return row.Id;
    }
}
