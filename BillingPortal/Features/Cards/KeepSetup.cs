using BillingPortal.Features.Customers.Contracts;
using BillingPortal.Features.Entitlements.Contracts;
using BillingPortal.Platform.Clock;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Cards;
using BillingPortal.Platform.Data.Model.Customers;
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
        await news.ChangedAsync(db, profileId, ct); // holds the customer: of two cards at once, or a card and the erasing, the second sees the first
        if (await db.Set<BillingProfileRow>().AnyAsync(p => p.Id == profileId && p.ErasedAt != null, ct)) return;
        var all = await db.Set<CardRow>().Where(c => c.ProfileId == profileId).ToListAsync(ct);
        if (all.Any(c => c.MethodId == method.Id)) return;
        var card = words.Row(profileId, method, at);
        if (method.Customer is null) End(card, card.SetUpAt, CardEnding.Detached); // before we heard: nobody could have charged it, whenever we hear
        else if (Successor(card, all) is { } newer) End(card, newer.SetUpAt, CardEnding.Replaced);
        else if (all.SingleOrDefault(c => c.EndedAt is null) is { } before) await ReplaceAsync(db, before, card.SetUpAt, ct);
        card.TellStripeAt = card.Ending == CardEnding.Detached ? null : time.Instant();
        db.Add(card);
        await db.SaveChangesAsync(ct);
        db.AfterCommit(bell.Ring);
        await Timeline.NoteAsync(db, profileId, card.SetUpAt, "card.set-up", card.MethodId, Sentence(card), Actor.System, ct);
        if (card.EndedAt is null) await tell.RunAsync(db, card, ct);
    }

    // The next one that was set up after it, by Stripe's clock. Within one second any order will do that is always the same.
    private static CardRow? Successor(CardRow card, List<CardRow> all) => all
        .Where(c => !WasNeverInUse(c) && (c.SetUpAt > card.SetUpAt || (c.SetUpAt == card.SetUpAt && string.CompareOrdinal(c.MethodId, card.MethodId) > 0)))
        .MinBy(c => c.SetUpAt);

    private static bool WasNeverInUse(CardRow card) => card.Ending == CardEnding.Detached && card.EndedAt == card.SetUpAt;

    // Saved before the new one comes: the database allows one card in use.
    private async Task ReplaceAsync(PortalDb db, CardRow before, DateTime at, CancellationToken ct)
    {
        End(before, at, CardEnding.Replaced);
        before.TellStripeAt = time.Instant();
        await db.SaveChangesAsync(ct);
        await Timeline.NoteAsync(db, before.ProfileId, at, "card.replaced", before.MethodId, "The card was replaced by a new one.", Actor.System, ct);
    }

    private static string Sentence(CardRow card) => card.Ending switch
    {
        null => "A card was set up.",
        CardEnding.Replaced => "A card was set up, and another one after it.",
        _ => "A card was set up, and was gone at Stripe before it could be used.",
    };

    private static void End(CardRow card, DateTime at, CardEnding ending) => (card.EndedAt, card.Ending) = (at, ending);
}
