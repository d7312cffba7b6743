using BillingPortal.Features.Entitlements.Contracts;
using BillingPortal.Features.Subscriptions.Emails;
using BillingPortal.Platform.Clock;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Subscriptions;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Features.Subscriptions;

/// <summary>Tells a customer three days before that the trial ends, and how it stands then.</summary>
internal sealed class TellTrialSoon(IDbContextFactory<PortalDb> database, IAccess access, TrialLetters letters) : IDue
{
    public static readonly TimeSpan Before = TimeSpan.FromDays(3);

    public string Name => "trial ends soon";

    public async Task<DateTime?> NextAsync(CancellationToken ct)
    {
        await using var db = await database.CreateDbContextAsync(ct);
        return await Waiting(db).MinAsync(s => s.TrialEndsAt, ct) - Before;
    }

    public async Task DoAsync(DateTime upTo, CancellationToken ct)
    {
        var ends = upTo + Before;
        foreach (var page in (await DueTrials.ReadAsync(database, db => Waiting(db).Where(s => s.TrialEndsAt <= ends), ct)).Chunk(DueTrials.Together))
            await database.WriteAsync(async db =>
            {
                var taken = await DueTrials.TakeAsync(page, s => Waiting(db).Where(w => w.Id == s).ExecuteUpdateAsync(set => set.SetProperty(w => w.SoonToldAt, upTo), ct));
                // After downtime it may be over: then only that is told. Who cancelled, or tries a tier that costs nothing, has nothing to do.
                foreach (var standing in (await access.OfAllAsync(db, [.. taken.Select(t => t.ProfileId)], ct)).Values)
                    if (standing is { Access.EndsAt: null, Subscribed.NeedsCard: true, Subscription: { TrialEndsAt: { } end } subscription } && end > standing.Now) await letters.SoonAsync(db, subscription, standing, ct);
            }, ct);
    }

    private static IQueryable<SubscriptionRow> Waiting(PortalDb db) => db.Set<SubscriptionRow>().Where(s => s.EndedAt == null && s.SoonToldAt == null && s.TrialEndsAt != null);
}
