using BillingPortal.Core.Periods;
using BillingPortal.Core.Subscriptions;
using BillingPortal.Features.Catalog.Contracts;
using BillingPortal.Features.Customers.Contracts;
using BillingPortal.Features.Entitlements.Contracts;
using BillingPortal.Features.Subscriptions.Contracts;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Subscriptions;
using BillingPortal.Platform.Identity;
using BillingPortal.Platform.Settings;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Features.Subscriptions;

internal sealed class StartSubscription(ICatalogue catalogue, BillingSettings settings, Installation installation, AccessNews news) : ISubscriptions
{
    // Nobody is told three days before the end of a trial that is hardly longer.
    internal static readonly TimeSpan ShortTrial = TellTrialSoon.Before + TimeSpan.FromDays(1);

    public async Task StartAsync(PortalDb db, long profileId, string? plan, DateTime startedAt, int? trialDays = null, CancellationToken ct = default)
    {
        var tier = await catalogue.ForNewAsync(db, plan, ct);
        var ends = await TrialEndAsync(db, profileId, tier, startedAt, trialDays, ct);
        var row = new SubscriptionRow { ProfileId = profileId, TierVersionId = tier.VersionId, StartedAt = startedAt, TrialEndsAt = ends };
        if (ends - startedAt < ShortTrial) row.SoonToldAt = startedAt;
        db.Add(row);
        await db.SaveChangesAsync(ct);
        var (kind, sentence) = ends is null ? ("plan.started", $"{tier.Terms.Name} began.") : ("trial.started", $"The trial of {tier.Terms.Name} began.");
        await Timeline.NoteAsync(db, profileId, startedAt, kind, $"{row.Id}", sentence, Actor.System, ct);
        await news.ChangedAsync(db, profileId, ct);
    }

    public async Task<DateTime?> TrialEndAsync(PortalDb db, long profileId, OfferedTier tier, DateTime startedAt, int? trialDays = null, CancellationToken ct = default) => tier.Terms.NeedsCard
        ? Trial.EndsAt(startedAt, trialDays ?? await OwnTrialAsync(db, profileId, tier.TierId, startedAt, ct), tier.Terms.TrialDays, settings.TrialDays)
        : null;

    // The newest override in force that has a length.
    private Task<int?> OwnTrialAsync(PortalDb db, long profileId, long tierId, DateTime startedAt, CancellationToken ct)
    {
        var day = installation.Zone.DayOf(startedAt);
        return db.Set<OverrideRow>().Where(o => o.ProfileId == profileId && o.TrialDays != null && o.FromDay <= day && (o.LastDay == null || o.LastDay >= day) && (o.TierId == null || o.TierId == tierId))
            .OrderByDescending(o => o.Id).Select(o => o.TrialDays).FirstOrDefaultAsync(ct);
    }
}
