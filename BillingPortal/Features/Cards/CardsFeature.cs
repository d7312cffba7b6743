using BillingPortal.Features.Cards.Admin;
using BillingPortal.Features.Cards.Contracts;
using BillingPortal.Features.Cards.Emails;
using BillingPortal.Features.Cards.Events;
using BillingPortal.Features.Cards.Portal;
using BillingPortal.Features.Customers.Contracts;
using BillingPortal.Platform.Clock;
using BillingPortal.Platform.Identity;
using BillingPortal.Platform.Ui.Navigation;
using BillingPortal.Platform.Ui.Parts;
using BillingPortal.Platform.Ui.Slots;
using BillingPortal.Platform.Webhooks;

namespace BillingPortal.Features.Cards;

/// <summary>How customers pay: the form of Stripe, the little of a card that is kept, and what Stripe tells of it.</summary>
public static class CardsFeature
{
    public static void AddCards(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton<EnsureStripeCustomer>().AddSingleton<BeginCardSetup>().AddSingleton<FinishCardSetup>().AddSingleton<TakeSetup>().AddSingleton<KeepSetup>();
        services.AddSingleton<TellCardInUse>().AddSingleton<CardWords>().AddSingleton<CardLetters>().AddSingleton<RemoveCard>().AddSingleton<LoseCard>().AddSingleton<FormScript>();
        services.AddSingleton<ReadCardsForStaff>().AddSingleton(new CustomerPanel(typeof(CardPanel), 20));
        services.AddSingleton<SettleBell>().AddSingleton<SettleCards>().AddHostedService<SettlePump>();
        services.AddStripeHandler<HearSetups>().AddStripeHandler<HearRefusals>().AddStripeHandler<HearMethods>().AddStripeHandler<HearDeletedCustomers>();
        services.AddDue<TellExpiring>().AddSingleton<IPartOfCustomer, PartOfCustomer>();
        services.AddSingleton<ISampleCards, GiveSampleCards>().AddHostedService<MakeSampleCards>();
        services.AddSlot<CardSetting>(Slot.AccountSettings);
        services.AddNavigation(NavArea.Portal, new NavItem("Payment method", "/payment-method", IconName.Card, 80, Policies.Customer));
    }

    public static void MapCards(this WebApplication app) => app.MapCardForms();
}
