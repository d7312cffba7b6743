using BillingPortal.Core;
using BillingPortal.Core.Subscriptions;
using BillingPortal.Features.Customers.Contracts;
using BillingPortal.Features.Entitlements.Contracts;
using BillingPortal.Platform.Api;
using BillingPortal.Platform.Audit;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Conventions;
using BillingPortal.Platform.Data.Model.Customers;
using BillingPortal.Platform.Data.Model.Subscriptions;
using BillingPortal.Platform.Identity;
using BillingPortal.Platform.Settings;
using BillingPortal.Platform.Ui.Formatting;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Features.Subscriptions;

/// <summary>How an admin wants a trial to be.</summary>
/// <param name="EndsAt">Its new end; null ends it now.</param>
/// <param name="Version">Of the subscription, as the admin has seen it.</param>
public sealed record TrialChange(DateTime? EndsAt, int Version, string? Reason);

/// <summary>An admin extends, shortens or ends the trial of a customer, and says why. Everything that hangs on its end follows.</summary>
public sealed class ChangeTrial(IDbContextFactory<PortalDb> database, IAccess access, AccessNews news, AuditTrail audit, Installation installation)
{
    private static readonly Refusal Unknown = new(Codes.NotFound, "There is no such customer any more. Reload the page.");
    private static readonly Refusal Changed = new(Codes.VersionChanged, "Somebody changed this subscription meanwhile. Look at how it stands now, then decide again.");
    private static readonly Refusal NoPlan = new("no_plan", "This customer has no plan, so there is no trial to change.");
    private static readonly Refusal Leaving = new("plan_cancelled", "This plan is cancelled, so its trial cannot be changed.");
    private static readonly Refusal NoTrial = new("no_trial", "This tier needs no card and has no trial.");
    private static readonly Refusal Billed = new("trial_billed", "Paid billing has begun, so the trial cannot be changed any more.");
    private static readonly Refusal Over = new("trial_over", "The trial is over already. It can be extended.");
    private static readonly Refusal Past = new("trial_past", "This instant has passed. Choose a later one, or end the trial now.", "until");
    private static readonly Refusal Same = new("trial_same", "The trial ends then already.", "until");
    private static readonly Refusal Far = new("trial_long", $"A trial lasts at most {Trial.MostDays} days from its start. Choose an earlier end.", "until");

    public async Task<Result<Done>> RunAsync(Actor actor, long profileId, TrialChange change, CancellationToken ct = default)
    {
        if (actor.NotAdmin is { } refused) return refused;
        if (Reason.Of(change.Reason) is { IsDone: false } unsaid) return unsaid.Refused!;
        try
        {
            return await database.WriteAsync(db => ChangeAsync(db, actor, profileId, change, ct), ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            return Changed;
        }
    }

    private async Task<Result<Done>> ChangeAsync(PortalDb db, Actor actor, long profileId, TrialChange change, CancellationToken ct)
    {
        if (await db.Set<BillingProfileRow>().AsNoTracking().SingleOrDefaultAsync(p => p.Id == profileId, ct) is not { } profile) return Unknown;
        var why = Reason.Of(change.Reason, await OwnWords.OfAsync(db, profile, ct));
        if (!why.IsDone) return why.Refused!;
        await news.ChangedAsync(db, profileId, ct); // holds the customer: a card that comes at the same moment waits, or was there before
        var standing = await access.OfAsync(db, profileId, ct);
        if (Refuse(standing, change) is { } no) return no;
        var row = await db.Set<SubscriptionRow>().SingleAsync(s => s.Id == standing.Subscription!.Id, ct);
        var (before, after) = (row.TrialEndsAt!.Value, InstantConverter.ToStore(change.EndsAt ?? standing.Now));
        Put(row, after, standing.Now);
        await db.SaveChangesAsync(ct);
        audit.Write(db, actor, "subscription.trial-changed", "customer:" + profile.PublicId, new { trialEndsAt = before }, new { trialEndsAt = after }, why.Value);
        await Timeline.NoteAsync(db, profileId, standing.Now, "trial.changed", $"{row.Id}/{row.Version}", Sentence(before, after, change), actor, ct);
        return Done.It;
    }

    private static Refusal? Refuse(Standing standing, TrialChange change) => standing switch
    {
        { Subscription: null } => NoPlan,
        _ when standing.Subscription.Version != change.Version => Changed,
        { Access.EndsAt: not null } => Leaving,
        { TrialEndsAt: null } or { Subscribed.NeedsCard: false } => NoTrial,
        _ when standing.Access.BilledFrom <= standing.Now => Billed,
        _ when change.EndsAt is null && standing.Subscription.TrialEndsAt <= standing.Now => Over,
        _ when change.EndsAt <= standing.Now => Past,
        _ when change.EndsAt == standing.Subscription.TrialEndsAt => Same,
        _ when change.EndsAt > standing.Subscription.StartedAt.AddDays(Trial.MostDays) => Far,
        _ => null,
    };

    // What the customer was told of the end before is told anew of the new one, unless it comes so soon that there is nothing to tell ahead.
    private static void Put(SubscriptionRow row, DateTime ends, DateTime now)
    {
        row.TrialEndsAt = ends;
        row.EndToldAt = null;
        row.SoonToldAt = ends - now < StartSubscription.ShortTrial ? now : null;
    }

    private string Sentence(DateTime before, DateTime after, TrialChange change)
    {
        var show = new Show(System.Globalization.CultureInfo.InvariantCulture, installation.Zone);
        return change.EndsAt is null ? $"The trial was ended before its time; it would have lasted until {show.InstantWithZone(before)}."
            : $"The trial was {(after > before ? "extended" : "shortened")}: it ends on {show.InstantWithZone(after)} instead of {show.InstantWithZone(before)}.";
    }
}
