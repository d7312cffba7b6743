using BillingPortal.Features.Customers.Contracts;
using BillingPortal.Features.Entitlements.Contracts;
using BillingPortal.Platform.Clock;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Cards;
using BillingPortal.Platform.Gateway;
using BillingPortal.Platform.Identity;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Features.Cards;

/// <summary>
/// Writes down what came of a set-up, in somebody's transaction. Told twice, late, or in another order, the books end up the same:
/// the card that was set up last, by Stripe's clock, is the one in use.
/// </summary>
internal sealed class KeepSetup(AccessNews news, TellCardInUse tell, CardWords words, SettleBell bell, BillingClock clock, TimeProvider time)
{
    public async Task RunAsync(PortalDb db, long profileId, SetupAtStripe setup, CancellationToken ct)
    {
        if (setup.State is not (SetupState.Succeeded or SetupState.Canceled)) return;
        var now = time.Instant();
        await db.Set<CardSetupRow>().Where(s => s.SetupId == setup.Id && s.EndedAt == null).ExecuteUpdateAsync(set => set.SetProperty(s => s.EndedAt, now), ct);
        if (setup is { State: SetupState.Succeeded, Method: { } method }) await KeepAsync(db, profileId, method, At(setup), ct);
    }

    // Stripe's clock may be a little ahead of ours; a card that is there now was not set up in the future.
    private DateTime At(SetupAtStripe setup) => (setup.SucceededAt ?? setup.CreatedAt) is var told && told < clock.UtcNow ? told : clock.UtcNow;

    private async Task KeepAsync(PortalDb db, long profileId, PaymentMethodAtStripe method, DateTime at, CancellationToken ct)
    {
        await news.ChangedAsync(db, profileId, ct); // holds the customer: of two cards at once, the second sees the first
        var all = await db.Set<CardRow>().Where(c => c.ProfileId == profileId).ToListAsync(ct);
        if (all.Any(c => c.MethodId == method.Id)) return;
        var card = words.Row(profileId, method, at);
        var newer = all.Where(c => (c.SetUpAt, c.MethodId).CompareTo((card.SetUpAt, card.MethodId)) > 0).MinBy(c => c.SetUpAt);
        if (newer is not null) End(card, newer.SetUpAt, CardEnding.Replaced);
        else if (method.Customer is null) End(card, clock.UtcNow, CardEnding.Detached);
        else if (all.SingleOrDefault(c => c.EndedAt is null) is { } before) await ReplaceAsync(db, before, card.SetUpAt, ct);
        card.TellStripeAt = card.Ending == CardEnding.Detached ? null : time.Instant();
        db.Add(card);
        await db.SaveChangesAsync(ct);
        db.AfterCommit(bell.Ring);
        await Timeline.NoteAsync(db, profileId, card.SetUpAt, "card.set-up", card.MethodId, newer is null ? "A card was set up." : "A card was set up, and another one after it.", Actor.System, ct);
        if (card.EndedAt is null) await tell.RunAsync(db, card, ct);
    }

    // Saved before the new one comes: the database allows one card in use.
    private async Task ReplaceAsync(PortalDb db, CardRow before, DateTime at, CancellationToken ct)
    {
        End(before, at > before.SetUpAt ? at : before.SetUpAt, CardEnding.Replaced);
        before.TellStripeAt = time.Instant();
        await db.SaveChangesAsync(ct);
        await Timeline.NoteAsync(db, before.ProfileId, at, "card.replaced", before.MethodId, "The card was replaced by a new one.", Actor.System, ct);
    }

    private static void End(CardRow card, DateTime at, CardEnding ending) => (card.EndedAt, card.Ending) = (at, ending);
}
