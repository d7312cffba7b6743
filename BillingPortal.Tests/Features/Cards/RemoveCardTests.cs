using BillingPortal.Core.Entitlements;
using BillingPortal.Features.Cards;
using BillingPortal.Platform.Data.Model.Cards;
using BillingPortal.Platform.Data.Model.Customers;
using BillingPortal.Platform.Identity;
using BillingPortal.Platform.Settings;
using BillingPortal.Tests.Features.Subscriptions;
using BillingPortal.Tests.Kit;

namespace BillingPortal.Tests.Features.Cards;

[Trait("Part", "data")]
public sealed class RemoveCardTests
{
    private static readonly Actor Rosa = Actor.Person("p-" + Subscribed.Rosa, isAdmin: false);

    [Theory, OnBoth]
    public async Task InTheTrial_ItGoes_OnceOnly_AndStripeLetsItGo(DatabaseProvider provider)
    {
        await using var portal = await CardPortal.StartAsync(provider);
        var who = await portal.SignUpAsync();
        var card = await portal.HasCardAsync(who);
        portal.Pass(TimeSpan.FromHours(1));
        Assert.True((await portal.Get<RemoveCard>().RunAsync(who, Rosa, card.Id)).IsDone);
        Assert.Equal("card_gone", (await portal.Get<RemoveCard>().RunAsync(who, Rosa, card.Id)).Refused!.Code);
        var removed = Assert.Single(await portal.CardsAsync(who));
        Assert.Equal((portal.Now, CardEnding.Removed), (removed.EndedAt, removed.Ending));
        Assert.Equal(AccessReason.InTrial, (await portal.AccessAsync(who)).Reason);
        await portal.SettleAsync();
        Assert.Null(portal.Stripe.Method(card.MethodId).Customer);
        Assert.EndsWith("card.removed: The card was removed.", await portal.Kit.TimelineAsync(who.ProfileId), StringComparison.Ordinal);
    }

    [Theory, OnBoth]
    public async Task OnceBillingRuns_ItStays_FromTheVeryInstantOn(DatabaseProvider provider)
    {
        await using var portal = await CardPortal.StartAsync(provider);
        var who = await portal.SignUpAsync();
        var card = await portal.HasCardAsync(who);
        portal.Pass(TimeSpan.FromDays(14));
        Assert.Equal((await portal.AccessAsync(who)).BilledFrom, portal.Now);
        Assert.Equal(RemoveCard.StillCharged, (await portal.Get<RemoveCard>().RunAsync(who, Rosa, card.Id)).Refused);
        Assert.Null((await portal.CardsAsync(who)).Single().EndedAt);
    }

    [Theory, OnBoth]
    public async Task OnAFreeTier_ItGoes(DatabaseProvider provider)
    {
        await using var portal = await CardPortal.StartAsync(provider, "--Billing:Preset=Subscriptions");
        var who = await portal.SignUpAsync(plan: "Free");
        var card = await portal.HasCardAsync(who);
        portal.Pass(TimeSpan.FromDays(40));
        Assert.Equal(AccessReason.NeedsNoCard, (await portal.AccessAsync(who)).Reason);
        Assert.True((await portal.Get<RemoveCard>().RunAsync(who, Rosa, card.Id)).IsDone);
    }

    [Theory, OnBoth]
    public async Task WhoOnlyLooks_OrHasAnotherCustomer_RemovesNothing(DatabaseProvider provider)
    {
        await using var portal = await CardPortal.StartAsync(provider);
        var (who, other) = (await portal.SignUpAsync(), await portal.SignUpAsync("other@example.com"));
        var card = await portal.HasCardAsync(who);
        Assert.Equal("not_allowed", (await portal.Get<RemoveCard>().RunAsync(who with { Role = MemberRole.Viewer }, Rosa, card.Id)).Refused!.Code);
        Assert.Equal("card_gone", (await portal.Get<RemoveCard>().RunAsync(other, Rosa, card.Id)).Refused!.Code);
        Assert.Null((await portal.CardsAsync(who)).Single().EndedAt);
    }
}
