using System.Text;
using BillingPortal.Core;
using BillingPortal.Core.Entitlements;
using BillingPortal.Features.Cards;
using BillingPortal.Features.Customers.Contracts;
using BillingPortal.Platform.Data.Model.Cards;
using BillingPortal.Platform.Data.Model.Webhooks;
using BillingPortal.Platform.Gateway;
using BillingPortal.Platform.Settings;
using BillingPortal.Platform.Webhooks;
using BillingPortal.Tests.Features.Subscriptions;
using BillingPortal.Tests.Kit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BillingPortal.Tests.Features.Cards;

/// <summary>A portal whose Stripe is in memory, and people who set up cards at it.</summary>
internal sealed class CardPortal : IAsyncDisposable
{
    private int events;

    private CardPortal(PortalKit kit, StripeInMemory stripe) => (Kit, Stripe) = (kit, stripe);

    public PortalKit Kit { get; }

    public StripeInMemory Stripe { get; }

    /// <summary>Billing time.</summary>
    public DateTime Now => Kit.Clock.UtcNow;

    public static Task<CardPortal> StartAsync(DatabaseProvider provider, params string[] settings) => StartAsync(provider, _ => { }, settings);

    public static async Task<CardPortal> StartAsync(DatabaseProvider provider, Action<IServiceCollection> adjust, params string[] settings)
    {
        var stripe = new StripeInMemory();
        var kit = await PortalKit.StartAsync(provider, s => adjust(s.AddStripe(stripe)), settings);
        stripe.Now = () => kit.Clock.UtcNow;
        return new(kit, stripe);
    }

    /// <summary>Another node, with the same Stripe.</summary>
    public Task<PortalKit> AnotherNodeAsync() => Kit.AnotherNodeAsync(s => s.AddStripe(Stripe));

    public T Get<T>() where T : notnull => Kit.Get<T>();

    public async Task<ActsFor> SignUpAsync(string email = Subscribed.Rosa, string? plan = null)
    {
        await Kit.SignUpAsync(email, plan);
        return await ActsForAsync("p-" + email);
    }

    public async Task<ActsFor> ActsForAsync(string person) => (await Get<CurrentCustomer>().OfAsync(person))!;

    public async Task<string> OpenAsync(ActsFor who) => (await Get<BeginCardSetup>().RunAsync(who)).Value.Id;

    /// <summary>The customer had a form and typed a card that Stripe took; nobody was told.</summary>
    public async Task<(string Setup, string Method, DateTime At)> TypesAsync(ActsFor who, string last4 = "4242", (int Year, int Month)? expiry = null)
    {
        var setup = await OpenAsync(who);
        var at = Now;
        return (setup, Stripe.Succeeds(setup, at, last4, expiry: expiry), at);
    }

    /// <summary>The same, and the browser came back.</summary>
    public async Task<CardRow> HasCardAsync(ActsFor who, string last4 = "4242", (int Year, int Month)? expiry = null)
    {
        var (setup, method, _) = await TypesAsync(who, last4, expiry);
        Assert.Equal("done", (await FetchAsync(who, setup)).Value.State);
        return (await CardsAsync(who)).Single(c => c.MethodId == method);
    }

    public Task<Result<FormState>> FetchAsync(ActsFor who, string setup) => Get<FinishCardSetup>().RunAsync(who, setup);

    /// <summary>Stripe posts an event about something of a customer.</summary>
    public async Task PostAsync(string type, string id, string customer)
    {
        var kind = type[..type.IndexOf('.', StringComparison.Ordinal)];
        var owner = kind == "customer" ? "" : $",\"customer\":\"{customer}\"";
        await Get<StoreEvent>().RunAsync(Encoding.UTF8.GetBytes($$$"""{"id":"evt_{{{++events}}}","object":"event","created":1780315200,"livemode":false,"type":"{{{type}}}","data":{"object":{"id":"{{{id}}}","object":"{{{kind}}}"{{{owner}}},"billing_details":{"name":"Rosalind Applewood"} } } }"""));
        await Kit.ProcessAsync();
        Assert.Empty(await Kit.ReadAsync(db => db.Set<StripeEventWorkRow>().Where(w => w.State == StripeEventState.Waiting).Select(w => w.Reason).ToListAsync()));
    }

    public async Task PostAsync(string type, string id, ActsFor who) => await PostAsync(type, id, (await StripeIdAsync(who))!);

    public Task<string?> StripeIdAsync(ActsFor who) => Kit.ReadAsync(db => db.Set<StripeCustomerRow>().Where(c => c.ProfileId == who.ProfileId).Select(c => c.StripeId).SingleOrDefaultAsync());

    public Task<List<CardRow>> CardsAsync(ActsFor who) =>
        Kit.ReadAsync(db => db.Set<CardRow>().AsNoTracking().Where(c => c.ProfileId == who.ProfileId).OrderBy(c => c.SetUpAt).ThenBy(c => c.MethodId).ToListAsync());

    public async Task<Access> AccessAsync(ActsFor who) => (await Kit.StandingAsync(who.ProfileId)).Access;

    /// <summary>Both clocks go on.</summary>
    public void Pass(TimeSpan span) => Kit.Time.Advance(span);

    public Task SettleAsync() => Get<SettleCards>().RunAsync();

    public ValueTask DisposeAsync() => Kit.DisposeAsync();
}

internal static class InMemory
{
    public static IServiceCollection AddStripe(this IServiceCollection services, StripeInMemory stripe) =>
        services.AddSingleton<ICustomersAtStripe>(stripe).AddSingleton<ISetupsAtStripe>(stripe).AddSingleton<IMethodsAtStripe>(stripe);
}
