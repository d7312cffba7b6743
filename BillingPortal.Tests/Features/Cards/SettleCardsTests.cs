using BillingPortal.Features.Cards;
using BillingPortal.Platform.Clock;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Cards;
using BillingPortal.Platform.Settings;
using BillingPortal.Platform.Webhooks;
using BillingPortal.Tests.Features.Subscriptions;
using BillingPortal.Tests.Kit;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Tests.Features.Cards;

[Trait("Part", "data")]
public sealed class SettleCardsTests
{
    [Theory, OnBoth]
    public async Task ReplacedCard_IsLetGoAfterTheNewOneIsTheDefault(DatabaseProvider provider)
    {
        await using var portal = await CardPortal.StartAsync(provider);
        var (who, old, card) = await ReplacedAsync(portal);
        var before = portal.Stripe.Did.Count;
        await portal.SettleAsync();
        Assert.Equal([$"default {await portal.StripeIdAsync(who)} {card.MethodId}", $"detach {old.MethodId}"], portal.Stripe.Did.Skip(before), StringComparer.Ordinal);
        await portal.SettleAsync();
        Assert.Equal(before + 2, portal.Stripe.Did.Count);
    }

    // Stripe repeats its first answer to a key: the next try has another.
    [Theory, OnBoth]
    public async Task Fault_IsPutOff_AndTriedAgain(DatabaseProvider provider)
    {
        await using var portal = await CardPortal.StartAsync(provider);
        foreach (var (verb, how) in new[] { ("default", Wrong.Before), ("default", Wrong.After), ("default", Wrong.Lost), ("detach", Wrong.Before), ("detach", Wrong.After) })
        {
            var (who, old, card) = await ReplacedAsync(portal, $"{verb}-{how}@example.com");
            portal.Stripe.GoesWrong(verb, how);
            await portal.SettleAsync();
            Assert.Equal(verb == "default" ? 2 : 1, await WaitingAsync(portal));
            var before = portal.Stripe.Did.Count;
            await portal.SettleAsync();
            Assert.Equal(before, portal.Stripe.Did.Count);
            portal.Pass(SettleCards.Pause);
            await portal.SettleAsync();
            Assert.Equal(0, await WaitingAsync(portal));
            Assert.Equal((card.MethodId, null), (portal.Stripe.Customers.Single(c => c.Profile == who.CustomerId).DefaultMethod, portal.Stripe.Method(old.MethodId).Customer));
        }
    }

    [Theory, OnBoth]
    public async Task CardThatStripeDoesNotKnow_IsDone(DatabaseProvider provider)
    {
        await using var portal = await CardPortal.StartAsync(provider);
        var (who, _, _) = await ReplacedAsync(portal);
        portal.Stripe.Loses((await portal.StripeIdAsync(who))!);
        await portal.SettleAsync();
        Assert.Equal(0, await WaitingAsync(portal));
    }

    [Theory, OnBoth]
    public async Task WhileTheInboxIsAtWorkForTheCustomer_ItWaits(DatabaseProvider provider)
    {
        await using var portal = await CardPortal.StartAsync(provider);
        var (who, _, _) = await ReplacedAsync(portal);
        var before = portal.Stripe.Did.Count;
        await using (await portal.Get<Leases>().TryTakeAsync(ProcessEvents.LeaseOf((await portal.StripeIdAsync(who))!), TimeSpan.FromMinutes(1))) await portal.SettleAsync();
        Assert.Equal((before, 2), (portal.Stripe.Did.Count, await WaitingAsync(portal)));
        await portal.SettleAsync();
        Assert.Equal(0, await WaitingAsync(portal));
    }

    [Theory, OnBoth]
    public async Task CardToldAnew_IsToldUnderANewKey(DatabaseProvider provider)
    {
        await using var portal = await CardPortal.StartAsync(provider);
        var who = await portal.SignUpAsync();
        var card = await portal.HasCardAsync(who);
        await portal.SettleAsync();
        await portal.Stripe.SetDefaultMethodAsync((await portal.StripeIdAsync(who))!, null, new("by", "hand", "1"));
        portal.Pass(TimeSpan.FromMinutes(5));
        await portal.Kit.Database.WriteAsync(db => db.Set<CardRow>().ExecuteUpdateAsync(set => set.SetProperty(c => c.TellStripeAt, portal.Kit.Time.Instant())));
        await portal.SettleAsync();
        Assert.Equal(card.MethodId, portal.Stripe.Customers.Single().DefaultMethod);
    }

    private static async Task<(BillingPortal.Features.Customers.Contracts.ActsFor Who, CardRow Old, CardRow New)> ReplacedAsync(CardPortal portal, string email = Subscribed.Rosa)
    {
        var who = await portal.SignUpAsync(email);
        var old = await portal.HasCardAsync(who, "1111");
        portal.Pass(TimeSpan.FromDays(1));
        return (who, old, await portal.HasCardAsync(who, "2222"));
    }

    private static Task<int> WaitingAsync(CardPortal portal) => portal.Kit.ReadAsync(db => db.Set<CardRow>().CountAsync(c => c.TellStripeAt != null));
}
