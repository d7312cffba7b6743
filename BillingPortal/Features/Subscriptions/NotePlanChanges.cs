using BillingPortal.Core.Periods;
using BillingPortal.Features.Customers.Contracts;
using BillingPortal.Features.Entitlements.Contracts;
using BillingPortal.Platform.Clock;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Subscriptions;
using BillingPortal.Platform.Identity;
using BillingPortal.Platform.Settings;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Features.Subscriptions;

/// <summary>Notes that a planned change has come. The tier does not wait for it: it follows from the day.</summary>
internal sealed class NotePlanChanges(IDbContextFactory<PortalDb> database, Installation installation, AccessNews news) : IDue
{
    public string Name => "planned changes";

    public async Task<DateTime?> NextAsync(CancellationToken ct)
    {
        await using var db = await database.CreateDbContextAsync(ct);
        return await Planned(db).MinAsync(s => s.NextFrom, ct) is { } first ? installation.Zone.StartOf(first) : null;
    }

    public async Task DoAsync(DateTime upTo, CancellationToken ct)
    {
        var today = installation.Zone.DayOf(upTo);
        foreach (var (id, profile) in await DueTrials.ReadAsync(database, db => Planned(db).Where(s => s.NextFrom <= today), ct))
            await database.WriteAsync(async db =>
            {
                await news.ChangedAsync(db, profile, ct); // holds the customer
                var row = await db.Set<SubscriptionRow>().Include(s => s.NextVersion!.Tier).SingleAsync(s => s.Id == id, ct);
                var (name, from) = (row.NextVersion?.Tier.Name, row.NextFrom);
                if (!KeepPlan.TakeEffect(row, today)) return;
                await db.SaveChangesAsync(ct);
                await Timeline.NoteAsync(db, profile, installation.Zone.StartOf(from!.Value), "plan.began", $"{id}/{from:O}", $"{name} began, as planned.", Actor.System, ct);
            }, ct);
    }

    private static IQueryable<SubscriptionRow> Planned(PortalDb db) => db.Set<SubscriptionRow>().Where(s => s.EndedAt == null && s.NextFrom != null);
}
