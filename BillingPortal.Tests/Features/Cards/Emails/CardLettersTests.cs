using BillingPortal.Features.Cards.Emails;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Customers;
using BillingPortal.Platform.Data.Model.Mail;
using BillingPortal.Platform.Settings;
using BillingPortal.Tests.Features.Subscriptions;
using BillingPortal.Tests.Kit;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Tests.Features.Cards.Emails;

[Trait("Part", "data")]
public sealed class CardLettersTests
{
    [Theory, OnBoth]
    public async Task ConfirmedInTheTrial_SaysThatNothingChangesBefore_AndWhatTheFirstMonthWillBe(DatabaseProvider provider)
    {
        await using var portal = await CardPortal.StartAsync(provider);
        await portal.HasCardAsync(await portal.SignUpAsync());
        Assert.Equal("Visa •••• 4242 is set up and expires 12/2030. Nothing changes until your trial ends; billing starts on 15 Jun 2026, 12:00 UTC. "
            + "Your first month: Until 30 Jun 2026: 15 of 30 days, 50 units included, then $2.25 each; first charge about $25.00 on 1 Jul 2026. "
            + "See your payment method: http://localhost/payment-method If it was not you who set it up, replace it there and write to us.", await ConfirmedAsync(portal));
    }

    [Theory, OnBoth]
    public async Task ConfirmedAfterTheTrial_SaysThatEverythingIsOpen_InTheCustomersFigures(DatabaseProvider provider)
    {
        await using var portal = await CardPortal.StartAsync(provider);
        var who = await portal.SignUpAsync();
        await portal.Kit.Database.WriteAsync(db => db.Set<BillingProfileRow>().ExecuteUpdateAsync(set => set.SetProperty(p => p.Locale, "de-DE")));
        portal.Pass(TimeSpan.FromDays(20));
        await portal.HasCardAsync(who);
        Assert.Equal("Visa •••• 4242 is set up and expires 12/2030. Everything is open. Billing started on 21 Jun 2026, 12:00 UTC. "
            + "Your first month: Until 30 Jun 2026: 9 of 30 days, 30 units included, then 2,25\u00a0$ each; first charge about 15,00\u00a0$ on 1 Jul 2026. "
            + "See your payment method: http://localhost/payment-method If it was not you who set it up, replace it there and write to us.", await ConfirmedAsync(portal));
    }

    [Theory, OnBoth]
    public async Task Replaced_WhilePaying_SaysNothingOfAFirstMonthThatIsOver(DatabaseProvider provider)
    {
        await using var portal = await CardPortal.StartAsync(provider);
        var who = await portal.SignUpAsync();
        await portal.HasCardAsync(who, "1111");
        portal.Pass(TimeSpan.FromDays(60));
        await portal.HasCardAsync(who);
        Assert.StartsWith("Visa •••• 4242 is set up and expires 12/2030. Everything is open. Billing started on 15 Jun 2026, 12:00 UTC. See your payment method:", await ConfirmedAsync(portal), StringComparison.Ordinal);
    }

    [Theory, OnBoth]
    public async Task Expiring_SaysWhatToDo_AndIsWrittenOnceWithItsCause(DatabaseProvider provider)
    {
        await using var portal = await CardPortal.StartAsync(provider);
        var card = await portal.HasCardAsync(await portal.SignUpAsync(), expiry: (2026, 7));
        for (var i = 0; i < 2; i++) await portal.Kit.Database.WriteAsync(db => portal.Get<CardLetters>().ExpiringAsync(db, card, isOver: false, default));
        await Assert.ThrowsAsync<NotSupportedException>(() => portal.Kit.Database.WriteAsync(async db =>
        {
            await portal.Get<CardLetters>().ExpiringAsync(db, CardOf(card, 2031), isOver: false, default);
            throw new NotSupportedException("the cause did not happen");
        }));
        Assert.Equal("Visa •••• 4242 expires at the end of 07/2026. After that it cannot be charged. "
            + "Often the bank sends a new one and tells us of it by itself. If you have a new card already, set it up: it takes the old one's place. "
            + "Set up the new card: http://localhost/payment-method?replace=1", Mail.Line(Assert.Single(await portal.Kit.Database.ToAsync(Subscribed.Rosa, "card-expiring"))));
    }

    [Theory, OnBoth]
    public async Task Erased_OrWithoutAnAddress_NothingIsWritten_AndTheCardCountsAllTheSame(DatabaseProvider provider)
    {
        await using var portal = await CardPortal.StartAsync(provider);
        var who = await portal.SignUpAsync();
        var card = await portal.HasCardAsync(who, "1111");
        var before = await portal.Kit.ReadAsync(db => db.Set<MailRow>().CountAsync());
        foreach (var isErased in new[] { true, false })
        {
            await portal.Kit.Database.WriteAsync(db => db.Set<BillingProfileRow>().ExecuteUpdateAsync(set => set.SetProperty(p => p.Email, p => isErased ? p.Email : null).SetProperty(p => p.ErasedAt, isErased ? portal.Now : null)));
            await portal.Kit.Database.WriteAsync(db => portal.Get<CardLetters>().ExpiringAsync(db, card, isOver: false, default));
        }
        portal.Pass(TimeSpan.FromHours(1));
        Assert.Null((await portal.HasCardAsync(who, "2222")).EndedAt);
        Assert.Equal(before, await portal.Kit.ReadAsync(db => db.Set<MailRow>().CountAsync()));
    }

    private static async Task<string> ConfirmedAsync(CardPortal portal) => Mail.Line((await portal.Kit.Database.ToAsync(Subscribed.Rosa, "card-confirmed"))[^1]);

    private static BillingPortal.Platform.Data.Model.Cards.CardRow CardOf(BillingPortal.Platform.Data.Model.Cards.CardRow card, int year) =>
        new() { ProfileId = card.ProfileId, MethodId = card.MethodId, Kind = card.Kind, SetUpAt = card.SetUpAt, ExpiryYear = year, ExpiryMonth = 1 };
}
