using BillingPortal.Core;
using BillingPortal.Core.Periods;
using BillingPortal.Features.Customers.Contracts;
using BillingPortal.Features.Entitlements.Contracts;
using BillingPortal.Platform.Clock;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Cards;
using BillingPortal.Platform.Identity;
using BillingPortal.Platform.Settings;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Features.Cards;

/// <summary>Takes the card away. Not while something will be charged to it: once paid billing runs, another card takes its place instead.</summary>
internal sealed class RemoveCard(IDbContextFactory<PortalDb> database, IAccess access, AccessNews news, SettleBell bell, Installation installation, BillingClock clock, TimeProvider time)
{
    public static readonly Refusal StillCharged = new("card_needed", "This card pays for the running month, so it cannot be removed. Set up another one: it takes this one's place.");
    private static readonly Refusal Gone = new("card_gone", "There is no card any more. Reload the page to see how it stands.");

    public async Task<Result<Done>> RunAsync(ActsFor who, Actor by, long cardId, CancellationToken ct = default) => !who.MayManage
        ? BeginCardSetup.OnlyLooking
        : await database.WriteAsync<Result<Done>>(async db =>
        {
            await news.ChangedAsync(db, who.ProfileId, ct); // holds the customer
            if (IsStillCharged(await access.OfAsync(db, who.ProfileId, ct))) return StillCharged;
            if (await db.Set<CardRow>().SingleOrDefaultAsync(c => c.Id == cardId && c.ProfileId == who.ProfileId && c.EndedAt == null, ct) is not { } card) return Gone;
            (card.EndedAt, card.Ending, card.TellStripeAt) = (clock.UtcNow, CardEnding.Removed, time.Instant());
            await Timeline.NoteAsync(db, who.ProfileId, clock.UtcNow, "card.removed", card.MethodId, "The card was removed.", by, ct);
            db.AfterCommit(bell.Ring);
            return Done.It;
        }, ct);

    // Also after leaving, until the month of the last day is over.
    private bool IsStillCharged(Standing standing)
    {
        var today = installation.Zone.DayOf(standing.Now);
        return standing.Access.BilledFrom <= standing.Now
            || standing.Plan?.History?.Spans.Any(s => s.Start <= today && !(s.CancelOn < CalendarMonth.Of(today).First)) == true;
    }
}
