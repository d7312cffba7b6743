using BillingPortal.Features.Customers.Contracts;
using BillingPortal.Features.Entitlements.Contracts;
using BillingPortal.Platform.Clock;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Subscriptions;
using BillingPortal.Platform.Identity;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Features.Subscriptions;

/// <summary>Notes that a cancelled subscription is over. Access does not wait for it: it follows from the instant.</summary>
internal sealed class NoteLeaving(IDbContextFactory<PortalDb> database, AccessNews news) : IDue
{
    public string Name => "cancelled and over";

    public async Task<DateTime?> NextAsync(CancellationToken ct)
    {
        await using var db = await database.CreateDbContextAsync(ct);
        return await Leaving(db).MinAsync(s => s.AccessEndsAt, ct);
    }

    public async Task DoAsync(DateTime upTo, CancellationToken ct)
    {
        foreach (var (id, profile) in await DueTrials.ReadAsync(database, db => Leaving(db).Where(s => s.AccessEndsAt <= upTo), ct))
            await database.WriteAsync(async db =>
            {
                if (await Leaving(db).Where(s => s.Id == id && s.AccessEndsAt <= upTo).ExecuteUpdateAsync(set => set.SetProperty(s => s.LeftToldAt, upTo), ct) == 0) return;
                var row = await db.Set<SubscriptionRow>().AsNoTracking().Include(s => s.TierVersion.Tier).SingleAsync(s => s.Id == id, ct);
                await Timeline.NoteAsync(db, profile, row.AccessEndsAt!.Value, "plan.ended", $"{id}/{row.AccessEndsAt:O}", $"{row.TierVersion.Tier.Name} ended, as it was cancelled.", Actor.System, ct);
                await news.ChangedAsync(db, profile, ct);
            }, ct);
    }

    private static IQueryable<SubscriptionRow> Leaving(PortalDb db) => db.Set<SubscriptionRow>().Where(s => s.EndedAt == null && s.LeftToldAt == null && s.AccessEndsAt != null);
}
