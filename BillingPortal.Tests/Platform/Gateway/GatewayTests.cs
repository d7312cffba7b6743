using BillingPortal.Core;
using BillingPortal.Platform.Gateway;
using BillingPortal.Platform.Settings;
using BillingPortal.Tests.Kit;

namespace BillingPortal.Tests.Platform.Gateway;

/// <summary>The ports against the stand-in for Stripe, over HTTP.</summary>
[Trait("Part", "web")]
public sealed class GatewayTests : IAsyncLifetime
{
    private RunningSandbox stripe = null!;
    private PortalKit kit = null!;
    private int keys;

    private ICustomersAtStripe Customers => kit.Get<ICustomersAtStripe>();

    private IPaymentsAtStripe Payments => kit.Get<IPaymentsAtStripe>();

    public async Task InitializeAsync()
    {
        stripe = await RunningSandbox.StartAsync();
        // On real time: the wire paces itself by it.
        kit = await PortalKit.OnAsync(await TestDatabase.ReadyAsync(DatabaseProvider.Sqlite), new ManualTime(TimeProvider.System.GetUtcNow()), null, ownsDatabase: true, $"--Stripe:ApiBase={stripe.ApiBase}");
    }

    public async Task DisposeAsync()
    {
        await kit.DisposeAsync();
        await stripe.DisposeAsync();
    }

    [Fact]
    public async Task Customer_IsMadeOnceForAKey_FoundByItsProfile_AndDeleted()
    {
        var key = new OperationKey("create-customer", "prof_1", "first");
        var made = (await Customers.CreateAsync("prof_1", key)).Value;
        Assert.Equal(made, (await Customers.CreateAsync("prof_1", key)).Value);
        Assert.Equal(made, (await Customers.FetchAsync(made.Id)).Value);
        Assert.Equal(made, (await Customers.FindAsync("prof_1", DateTime.UnixEpoch)).Value);
        Assert.Null((await Customers.FindAsync("prof_other", DateTime.UnixEpoch)).Value);
        Assert.Null((await Customers.FindAsync("prof_1", new(2199, 1, 1, 0, 0, 0, DateTimeKind.Utc))).Value);
        Assert.True((await Customers.DeleteAsync(made.Id, Key())).IsDone);
        Assert.True((await Customers.FetchAsync(made.Id)).Value.Deleted);
    }

    [Fact]
    public async Task WhatStripeDoesNotKnow_IsARefusal() => Assert.Equal("stripe_missing", (await Customers.FetchAsync("cus_none")).Refused?.Code);

    [Fact]
    public async Task SetUpCard_IsSeenRedacted_BecomesTheDefault_AndIsDetached()
    {
        var customer = await CustomerAsync();
        var setups = kit.Get<ISetupsAtStripe>();
        var begun = (await setups.BeginAsync(customer, Key())).Value;
        Assert.Equal((SetupState.NeedsMethod, customer), (begun.State, begun.Customer));

        await stripe.PostAsync($"setup_intents/{begun.Id}/confirm", "payment_method=pm_card_visa");
        var done = (await setups.FetchAsync(begun.Id)).Value;
        Assert.Equal(SetupState.Succeeded, done.State);
        Assert.Equal(("card", "4242", "visa"), (done.Method!.Kind, done.Method.Last4, done.Method.Card!.Brand));
        Assert.Equal(customer, done.Method.Customer);

        Assert.Equal(done.Method.Id, (await Customers.SetDefaultMethodAsync(customer, done.Method.Id, Key())).Value.DefaultMethod);
        var methods = kit.Get<IMethodsAtStripe>();
        Assert.Equal(done.Method.Id, Assert.Single((await methods.ListAsync(customer)).Value).Id);
        Assert.Null((await methods.DetachAsync(done.Method.Id, Key())).Value.Customer);
        Assert.Empty((await methods.ListAsync(customer)).Value);
    }

    [Fact]
    public async Task DeclinedSetUp_TellsWhyInOurWords()
    {
        var begun = (await kit.Get<ISetupsAtStripe>().BeginAsync(await CustomerAsync(), Key())).Value;
        await stripe.PostAsync($"setup_intents/{begun.Id}/confirm", "payment_method=pm_card_chargeDeclinedInsufficientFunds");
        var failed = (await kit.Get<ISetupsAtStripe>().FetchAsync(begun.Id)).Value;
        Assert.Equal((SetupState.NeedsMethod, "insufficient_funds"), (failed.State, failed.Fault?.Code));
    }

    [Fact]
    public async Task Charge_IsPaidOnceForAKey_AndRefunded()
    {
        var (customer, method) = await WithCardAsync("pm_card_visa");
        var payment = new NewPayment(customer, method, new(1234, Currency.Usd), "June", "inv_1");
        var key = new OperationKey("charge", "inv_1", "first");
        var paid = (await Payments.ChargeAsync(payment, key)).Value;
        Assert.Equal((PaymentState.Succeeded, new Money(1234, Currency.Usd), "inv_1"), (paid.State, paid.Received, paid.Subject));
        Assert.Equal(paid.Id, (await Payments.ChargeAsync(payment, key)).Value.Id);
        Assert.Equal(paid, (await Payments.FetchAsync(paid.Id)).Value);

        var part = (await Payments.RefundAsync(paid.Id, new Money(234, Currency.Usd), Key())).Value;
        Assert.Equal((RefundState.Succeeded, 234), (part.State, part.Amount.Minor));
        Assert.Equal(1000, (await Payments.RefundAsync(paid.Id, null, Key())).Value.Amount.Minor);
        Assert.Equal(part.Amount, (await Payments.FetchRefundAsync(part.Id)).Value.Amount);
    }

    [Theory]
    [InlineData("pm_card_chargeCustomerFail", "card_declined")]
    [InlineData("pm_card_authenticationRequired", "authentication_required")]
    public async Task DeclinedCharge_IsAPaymentWithItsFault_NotARefusal(string card, string code)
    {
        var (customer, method) = await WithCardAsync(card);
        var charged = await Payments.ChargeAsync(new(customer, method, new(500, Currency.Usd), "June", "inv_2"), Key());
        Assert.Equal((PaymentState.NeedsMethod, code), (charged.Value.State, charged.Value.Fault?.Code));
        Assert.Equal(PaymentState.Canceled, (await Payments.CancelAsync(charged.Value.Id, Key())).Value.State);
    }

    [Fact]
    public async Task Events_AreReadAsAWebhookWouldBringThem()
    {
        for (var i = 0; i < 3; i++) await CustomerAsync();
        var bodies = new List<byte[]>();
        await foreach (var body in kit.Get<IEventsAtStripe>().SinceAsync(DateTime.UnixEpoch)) bodies.Add(body);
        Assert.Equal(3, bodies.Count);
        Assert.All(bodies, body => Assert.Equal("customer.created", System.Text.Json.JsonDocument.Parse(body).RootElement.GetProperty("type").GetString()));
    }

    [Theory]
    [InlineData("answer500Before", 0)]
    [InlineData("answer500After", 1)]
    [InlineData("cut", 1)]
    public async Task BrokenAnswer_IsAnException_OrHealedByItsKey_AndNothingIsMadeTwice(string chaos, int made)
    {
        await stripe.ChaosAsync($$$"""{"{{{chaos}}}":{"next":1,"path":"/v1/customers"} }""");
        var asked = await Record.ExceptionAsync(() => Customers.CreateAsync("prof_9", Key()));
        var there = (System.Text.Json.Nodes.JsonArray)(await stripe.GetAsync("customers")).Json["data"]!;
        Assert.True(asked is null or GatewayException, asked?.ToString());
        Assert.InRange(there.Count, made, 1);
    }

    private OperationKey Key() => new("test", "subject", $"{++keys}");

    private async Task<string> CustomerAsync() => (await Customers.CreateAsync($"prof_{keys}", Key())).Value.Id;

    private async Task<(string Customer, string Method)> WithCardAsync(string card)
    {
        var customer = await CustomerAsync();
        var attached = await stripe.PostAsync($"payment_methods/{card}/attach", $"customer={customer}");
        Assert.Equal(200, attached.Status);
        return (customer, attached.Id);
    }
}
