using BillingPortal.Core;
using BillingPortal.Core.Subscriptions;
using BillingPortal.Features.Customers.Contracts;
using BillingPortal.Features.Entitlements.Contracts;
using BillingPortal.Features.Subscriptions.Contracts;
using BillingPortal.Features.Subscriptions.Emails;
using BillingPortal.Platform.Api;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Subscriptions;
using BillingPortal.Platform.Identity;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Features.Subscriptions;

/// <summary>Shows what becomes of a wish, and does it: both by the same decision. Of two wishes at the same moment one wins, and the other learns that the plan is another one now.</summary>
internal sealed class ChangePlan(IDbContextFactory<PortalDb> database, IAccess access, DecidePlan decide, KeepPlan keep, PlanLetters letters, AccessNews news)
{
    private static readonly Refusal Changed = new(Codes.VersionChanged, "The plan was changed meanwhile. Look at how it stands now, then decide again.");

    private static readonly Refusal OnlyLooking = new("not_allowed", "You may look at this, but only the person who manages it can change the plan.");

    /// <summary>Changes nothing.</summary>
    public async Task<Result<PlanMove>> PreviewAsync(long profileId, PlanWish wish, CancellationToken ct = default)
    {
        await using var db = await database.CreateDbContextAsync(ct);
        return await DecideAsync(db, await access.OfAsync(db, profileId, ct), wish, ct);
    }

    public async Task<Result<PlanMove>> RunAsync(Actor by, long profileId, PlanWish wish, CancellationToken ct = default)
    {
        try
        {
            return await database.WriteAsync(db => DoAsync(db, by, profileId, wish, ct), ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            return Changed;
        }
    }

    /// <summary>The same for whoever is signed in: only looking is not enough.</summary>
    public async Task<Result<PlanMove>> RunAsync(ActsFor who, Actor by, PlanWish wish, CancellationToken ct = default) => who.MayManage ? await RunAsync(by, who.ProfileId, wish, ct) : OnlyLooking;

    /// <summary>The same in somebody's transaction.</summary>
    public async Task<Result<PlanMove>> DoAsync(PortalDb db, Actor by, long profileId, PlanWish wish, CancellationToken ct)
    {
        await news.ChangedAsync(db, profileId, ct); // holds the customer: a card or another wish that comes at the same moment waits, or was there before
        var standing = await access.OfAsync(db, profileId, ct);
        var move = await DecideAsync(db, standing, wish, ct);
        if (!move.IsDone) return move;
        var row = await db.Set<SubscriptionRow>().SingleAsync(s => s.Id == standing.Subscription!.Id, ct);
        await keep.RunAsync(db, by, standing, row, move.Value, ct);
        var after = await access.OfAsync(db, profileId, ct);
        if (move.Value.Step is PlanStep.StartPaying or PlanStep.Restart) await BillingStarted.NoteAsync(db, after, ct);
        await letters.WriteAsync(db, standing, after, move.Value, ct);
        return move;
    }

    private async Task<Result<PlanMove>> DecideAsync(PortalDb db, Standing standing, PlanWish wish, CancellationToken ct) =>
        wish.Version is { } seen && standing.Subscription?.Version != seen ? Changed : await decide.RunAsync(db, standing, wish, ct);
}
