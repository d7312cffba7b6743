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
        foreach (var page in (await DueTrials.ReadAsync(database, db => Waiting(db).Where(s => s.TrialEndsAt <= upTo), ct)).Chunk(DueTrials.Together))
            await database.WriteAsync(async db =>
            {
                var taken = await DueTrials.TakeAsync(page, s => Waiting(db).Where(w => w.Id == s && w.TrialEndsAt <= upTo).ExecuteUpdateAsync(set => set.SetProperty(w => w.EndToldAt, upTo), ct));
                var standings = await access.OfAllAsync(db, [.. taken.Select(t => t.ProfileId)], ct);
                foreach (var (id, profile) in taken) await TellAsync(db, id, profile, standings[profile], ct);
            }, ct);
    }

    private async Task TellAsync(PortalDb db, long id, long profile, Standing standing, CancellationToken ct)
    {
        var subscription = standing.Subscription!;
        await Timeline.NoteAsync(db, profile, subscription.TrialEndsAt!.Value, "trial.ended", $"{id}/{subscription.TrialEndsAt:O}", Sentence(standing.Access), Actor.System, ct);
        await BillingStarted.NoteAsync(db, standing, ct);
        // Who cancelled is told of that; who tries a tier that costs nothing sees nothing end.
        if (standing is { Access.EndsAt: null, Subscribed.NeedsCard: true }) await letters.EndedAsync(db, subscription, standing, ct);
        await news.ChangedAsync(db, profile, ct);
    }

    private static string Sentence(Access access) => access.Reason switch
    {
        AccessReason.TrialOver => "The trial ended without a card: nothing can be used until there is one.",
        AccessReason.FellToFree => $"The trial ended without a card: {access.Tier!.Name} from now on.",
        _ => "The trial ended.",
    };

    private static IQueryable<SubscriptionRow> Waiting(PortalDb db) => db.Set<SubscriptionRow>().Where(s => s.EndedAt == null && s.EndToldAt == null && s.TrialEndsAt != null);
}
