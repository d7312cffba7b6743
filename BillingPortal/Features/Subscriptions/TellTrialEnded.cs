using BillingPortal.Core.Entitlements;
using BillingPortal.Features.Customers.Contracts;
using BillingPortal.Features.Entitlements.Contracts;
using BillingPortal.Features.Subscriptions.Contracts;
using BillingPortal.Features.Subscriptions.Emails;
using BillingPortal.Platform.Clock;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Subscriptions;
using BillingPortal.Platform.Identity;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Features.Subscriptions;

/// <summary>Notes that a trial ended, and tells the customer how it stands now. Access does not wait for it: it follows from the dates.</summary>
internal sealed class TellTrialEnded(IDbContextFactory<PortalDb> database, IAccess access, TrialLetters letters, AccessNews news) : IDue
{
    public string Name => "trial ended";

    public async Task<DateTime?> NextAsync(CancellationToken ct)
    {
        await using var db = await database.CreateDbContextAsync(ct);
        return await Waiting(db).MinAsync(s => s.TrialEndsAt, ct);
    }

    public async Task DoAsync(DateTime upTo, CancellationToken ct)
    {
        foreach (var (id, profile) in await DueTrials.ReadAsync(database, db => Waiting(db).Where(s => s.TrialEndsAt <= upTo), ct))
            await database.WriteAsync(async db =>
            {
                if (await Waiting(db).Where(s => s.Id == id && s.TrialEndsAt <= upTo).ExecuteUpdateAsync(set => set.SetProperty(s => s.EndToldAt, upTo), ct) == 0) return;
                var standing = await access.OfAsync(db, profile, ct);
                var subscription = standing.Subscription!;
                await Timeline.NoteAsync(db, profile, subscription.TrialEndsAt!.Value, "trial.ended", $"{id}/{subscription.TrialEndsAt:O}", Sentence(standing.Access), Actor.System, ct);
                await BillingStarted.NoteAsync(db, standing, ct);
                // Who cancelled is told of that; who tries a tier that costs nothing sees nothing end.
                if (standing is { Access.EndsAt: null, Subscribed.NeedsCard: true }) await letters.EndedAsync(db, subscription, standing, ct);
                await news.ChangedAsync(db, profile, ct);
            }, ct);
    }

    private static string Sentence(Access access) => access.Reason switch
    {
        AccessReason.TrialOver => "The trial ended without a card: nothing can be used until there is one.",
        AccessReason.FellToFree => $"The trial ended without a card: {access.Tier!.Name} from now on.",
        _ => "The trial ended.",
    };

    private static IQueryable<SubscriptionRow> Waiting(PortalDb db) => db.Set<SubscriptionRow>().Where(s => s.EndedAt == null && s.EndToldAt == null && s.TrialEndsAt != null);
}
