using BillingPortal.Core.Entitlements;
using BillingPortal.Platform.Data.Model.Cards;
using BillingPortal.Platform.Settings;
using BillingPortal.Tests.Kit;

namespace BillingPortal.Tests.Features.Cards.Events;

[Trait("Part", "data")]
public sealed class HearMethodsTests
{
    [Theory, OnBoth]
    public async Task RenewedCard_HasItsNewExpiry_AndTheCustomerIsToldOfThatOne(DatabaseProvider provider)
    {
        await using var portal = await CardPortal.StartAsync(provider);
        var who = await portal.SignUpAsync();
        var card = await portal.HasCardAsync(who, expiry: (2026, 6));
        await portal.Get<BillingPortal.Platform.Clock.WalkDue>().ToNowAsync();
        Assert.NotNull((await portal.CardsAsync(who)).Single().ExpiryToldAt);
        portal.Stripe.Changes(card.MethodId, m => m with { Card = m.Card! with { ExpiryMonth = 8, ExpiryYear = 2029 }, Last4 = "4343" });
        await portal.PostAsync("payment_method.automatically_updated", card.MethodId, who);
        await portal.PostAsync("payment_method.updated", card.MethodId, who);
        var renewed = (await portal.CardsAsync(who)).Single();
        Assert.Equal((2029, 8, "4343", null), (renewed.ExpiryYear, renewed.ExpiryMonth, renewed.Last4, renewed.ExpiryToldAt));
        Assert.Equal((card.SetUpAt, null), (renewed.SetUpAt, renewed.EndedAt));
    }

    [Theory, OnBoth]
    public async Task DetachedCard_IsGone_AndOneThatWasTakenAwayBeforeStaysSo(DatabaseProvider provider)
    {
        await using var portal = await CardPortal.StartAsync(provider);
        var who = await portal.SignUpAsync();
        var old = await portal.HasCardAsync(who, "1111");
        portal.Pass(TimeSpan.FromDays(20));
        var card = await portal.HasCardAsync(who, "2222");
        foreach (var method in new[] { old.MethodId, card.MethodId })
        {
            portal.Stripe.Changes(method, m => m with { Customer = null });
            await portal.PostAsync("payment_method.detached", method, who);
            await portal.PostAsync("payment_method.detached", method, who);
        }
        var cards = await portal.CardsAsync(who);
        Assert.Equal([(CardEnding.Replaced, card.SetUpAt, null), (CardEnding.Detached, portal.Now, null)], cards.Select(c => (c.Ending!.Value, c.EndedAt!.Value, c.TellStripeAt)));
        Assert.Equal(AccessReason.PayingWithoutCard, (await portal.AccessAsync(who)).Reason);
    }

    [Theory, OnBoth]
    public async Task MethodThatWeDoNotKnow_ChangesNothing(DatabaseProvider provider)
    {
        await using var portal = await CardPortal.StartAsync(provider);
        var who = await portal.SignUpAsync();
        var card = await portal.HasCardAsync(who);
        await portal.PostAsync("payment_method.updated", "pm_strange", who);
        await portal.PostAsync("payment_method.detached", "pm_strange", "cus_strange");
        Assert.Equal(card.MethodId, (await portal.CardsAsync(who)).Single(c => c.EndedAt is null).MethodId);
    }
}
