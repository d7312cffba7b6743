using BillingPortal.Platform.Clock;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Cards;
using BillingPortal.Platform.Gateway;
using BillingPortal.Platform.Queues;
using BillingPortal.Platform.Webhooks;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Features.Cards;

/// <summary>Rung when Stripe is to be told what became of a card.</summary>
internal sealed class SettleBell : Bell;

/// <summary>
/// Tells Stripe what the books say: the card in use is the default, one that is not is let go, and a customer who was erased is deleted.
/// Each at most once in effect, again and again until Stripe has it; nobody waits for it.
/// </summary>
internal sealed class SettleCards(
    IDbContextFactory<PortalDb> database, ICustomersAtStripe customers, IMethodsAtStripe methods, EnsureStripeCustomer ensure, Leases leases, TimeProvider time, ILogger<SettleCards> log)
{
    public static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Span = TimeSpan.FromMinutes(1);

    public async Task RunAsync(CancellationToken ct = default)
    {
        foreach (var profile in await DueAsync(ct)) await OneAsync(profile, ct);
    }

    private async Task<List<long>> DueAsync(CancellationToken ct)
    {
        var now = time.Instant();
        await using var db = await database.CreateDbContextAsync(ct);
        var cards = db.Set<CardRow>().Where(c => c.TellStripeAt <= now).Select(c => c.ProfileId);
        return await cards.Union(db.Set<StripeCustomerRow>().Where(c => c.DeleteAt <= now).Select(c => c.ProfileId)).Distinct().ToListAsync(ct);
    }

    private async Task OneAsync(long profile, CancellationToken ct)
    {
        try
        {
            var customer = await CustomerAsync(profile, ct);
            // One whose answer was lost may be there all the same: it is found, or made, to be deleted.
            var stripeId = customer.StripeId ?? (await ensure.RunAsync(profile, ct)).Value;
            await using var lease = await leases.TryTakeAsync(ProcessEvents.LeaseOf(stripeId), Span, ct);
            if (lease is null) return; // the inbox is at work for this customer; the next look finds it
            if (customer.DeleteAt is { } due) await DeleteAsync(profile, stripeId, due, ct);
            else await SettleAsync(profile, stripeId, ct);
        }
        catch (GatewayException fault)
        {
            log.LogWarning(fault, "Stripe could not be told about the cards of profile {Profile}; tried again in {Pause}", profile, Pause);
            await PutOffAsync(profile, ct);
        }
    }

    private async Task SettleAsync(long profile, string stripeId, CancellationToken ct)
    {
        var open = await OpenAsync(profile, ct);
        foreach (var card in open.OrderBy(c => c.EndedAt is not null)) // the new default first, so that there is one all the time
        {
            var told = card.EndedAt is null
                ? (await customers.SetDefaultMethodAsync(stripeId, card.MethodId, Key("default", card), ct)).Refused
                : (await methods.DetachAsync(card.MethodId, Key("detach", card), ct)).Refused;
            // A card that Stripe no longer knows has nothing left to be told of.
            if (told is { Code: not "stripe_missing" and not "stripe_state_changed" } refused) log.LogWarning("Stripe refused to take over card {Card}: {Code}", card.Id, refused.Code);
            await database.WriteAsync(db => db.Set<CardRow>().Where(c => c.Id == card.Id && c.TellStripeAt == card.TellStripeAt).ExecuteUpdateAsync(set => set.SetProperty(c => c.TellStripeAt, (DateTime?)null), ct), ct);
        }
    }

    private async Task DeleteAsync(long profile, string stripeId, DateTime due, CancellationToken ct)
    {
        await customers.DeleteAsync(stripeId, new("delete-customer", stripeId, $"{due:O}"), ct);
        await database.WriteAsync(async db =>
        {
            await db.Set<CardRow>().Where(c => c.ProfileId == profile).ExecuteUpdateAsync(set => set.SetProperty(c => c.TellStripeAt, (DateTime?)null), ct);
            await db.Set<StripeCustomerRow>().Where(c => c.ProfileId == profile).ExecuteUpdateAsync(set => set.SetProperty(c => c.DeleteAt, (DateTime?)null), ct);
        }, ct);
    }

    private async Task PutOffAsync(long profile, CancellationToken ct)
    {
        DateTime? later = time.Instant() + Pause;
        await database.WriteAsync(async db =>
        {
            await db.Set<CardRow>().Where(c => c.ProfileId == profile && c.TellStripeAt != null).ExecuteUpdateAsync(set => set.SetProperty(c => c.TellStripeAt, later), ct);
            await db.Set<StripeCustomerRow>().Where(c => c.ProfileId == profile && c.DeleteAt != null).ExecuteUpdateAsync(set => set.SetProperty(c => c.DeleteAt, later), ct);
        }, ct);
    }

    private async Task<StripeCustomerRow> CustomerAsync(long profile, CancellationToken ct)
    {
        await using var db = await database.CreateDbContextAsync(ct);
        return await db.Set<StripeCustomerRow>().AsNoTracking().SingleAsync(c => c.ProfileId == profile, ct);
    }

    private async Task<List<CardRow>> OpenAsync(long profile, CancellationToken ct)
    {
        var now = time.Instant();
        await using var db = await database.CreateDbContextAsync(ct);
        return await db.Set<CardRow>().AsNoTracking().Where(c => c.ProfileId == profile && c.TellStripeAt <= now).ToListAsync(ct);
    }

    // The instant is part of the intent: what was put off, or is to be told again, is another one. Stripe repeats its first answer to a key.
    private static OperationKey Key(string what, CardRow card) => new(what, card.MethodId, $"{card.TellStripeAt:O}");
}

/// <summary>Does it as soon as the bell rings.</summary>
internal sealed class SettlePump(SettleBell bell, SettleCards settle, TimeProvider time, ILogger<SettlePump> log) : Pump(bell, time, log)
{
    protected override Task EmptyAsync(CancellationToken ct) => settle.RunAsync(ct);
}
