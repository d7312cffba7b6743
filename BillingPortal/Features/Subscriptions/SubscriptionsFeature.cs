using BillingPortal.Features.Catalog.Contracts;
using BillingPortal.Features.Customers.Contracts;
using BillingPortal.Features.Subscriptions.Admin;
using BillingPortal.Features.Subscriptions.Api;
using BillingPortal.Features.Subscriptions.Contracts;
using BillingPortal.Features.Subscriptions.Emails;
using BillingPortal.Features.Subscriptions.Portal;
using BillingPortal.Platform.Clock;
using BillingPortal.Platform.Identity;
using BillingPortal.Platform.Ui.Navigation;
using BillingPortal.Platform.Ui.Parts;
using BillingPortal.Platform.Ui.Slots;
using Microsoft.AspNetCore.Authorization;

namespace BillingPortal.Features.Subscriptions;

/// <summary>Which tier a customer has, the trial, and how they stand.</summary>
public static class SubscriptionsFeature
{
    public static void AddSubscriptions(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton<ISubscriptions, StartSubscription>().AddSingleton<FirstBill>().AddSingleton<TrialLetters>().AddSingleton<PlanLetters>();
        services.AddScoped<MyStanding>().AddScoped<StandingWords>();
        services.AddSingleton<ChangeTrial>().AddSingleton(new CustomerPanel(typeof(TrialPanel), 10));
        services.AddSingleton<DecidePlan>().AddSingleton<KeepPlan>().AddSingleton<ChangePlan>().AddSingleton<ReadPlanChoices>();
        services.AddSingleton<BeginSubscription>().AddSingleton<FindCustomer>().AddSingleton<PlanCalls>();
        services.AddSingleton<ISamplePlans, SamplePlans>().AddSingleton<CompareMonths>().AddSingleton<GiveOverride>().AddSingleton<ReadOverrides>().AddSingleton(new CustomerPanel(typeof(OverridePanel), 15));
        services.AddDue<NotePlanChanges>().AddDue<NoteLeaving>();
        services.AddDue<TellTrialSoon>().AddDue<TellTrialEnded>();
        services.AddSingleton<IImpact, ReadImpact>().AddSingleton<PriceLetters>().AddDue<TellPriceRise>();
        services.AddSingleton<IPartOfCustomer, PartOfCustomer>().AddSingleton<IAuthorizationHandler, LetInWhileOpen>();
        services.AddSlot<TrialCountdown>(Slot.Header, 0, NavArea.Portal, NavArea.Account, NavArea.Public).AddSlot<LeadAway>(Slot.AbovePage, 0, NavArea.Portal);
        services.AddNavigation(NavArea.Portal, new NavItem("Overview", "/overview", IconName.Home, 10, Policies.CustomerOpen), new NavItem("Plan", "/plan", IconName.Plan, 20, Policies.CustomerOpen));
        services.AddNavigation(NavArea.Account, new NavItem("Overview", "/overview", IconName.Home, 5, Policies.CustomerOpen));
    }

    public static void MapSubscriptions(this WebApplication app) => app.MapSubscriptionApi();
}
