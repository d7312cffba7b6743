using BillingPortal.Tests.Kit;

namespace BillingPortal.Tests.Sandbox.Resources;

[Trait("Part", "web")]
public sealed class PaymentIntentTests
{
    private const string Unexpected = "payment_intent_unexpected_state";

    [Theory]
    [InlineData("requires_payment_method", "describe", "requires_payment_method")]
    [InlineData("requires_payment_method", "raise", "requires_payment_method")]
    [InlineData("requires_payment_method", "choose", "requires_confirmation")]
    [InlineData("requires_payment_method", "confirm", Unexpected)]
    [InlineData("requires_payment_method", "confirm with a card", "succeeded")]
    [InlineData("requires_payment_method", "capture", Unexpected)]
    [InlineData("requires_payment_method", "cancel", "canceled")]
    [InlineData("requires_payment_method", "pass", Unexpected)]
    [InlineData("requires_confirmation", "raise", "requires_confirmation")]
    [InlineData("requires_confirmation", "confirm", "succeeded")]
    [InlineData("requires_confirmation", "capture", Unexpected)]
    [InlineData("requires_confirmation", "cancel", "canceled")]
    [InlineData("requires_action", "raise", "requires_confirmation")]
    [InlineData("requires_action", "choose", "requires_confirmation")]
    [InlineData("requires_action", "confirm", "requires_action")]
    [InlineData("requires_action", "capture", Unexpected)]
    [InlineData("requires_action", "cancel", "canceled")]
    [InlineData("requires_action", "pass", "succeeded")]
    [InlineData("requires_action", "fail", "requires_payment_method")]
    [InlineData("processing", "describe", "processing")]
    [InlineData("processing", "raise", Unexpected)]
    [InlineData("processing", "confirm", Unexpected)]
    [InlineData("processing", "capture", Unexpected)]
    [InlineData("processing", "cancel", Unexpected)]
    [InlineData("requires_capture", "describe", "requires_capture")]
    [InlineData("requires_capture", "raise", Unexpected)]
    [InlineData("requires_capture", "confirm", Unexpected)]
    [InlineData("requires_capture", "capture", "succeeded")]
    [InlineData("requires_capture", "cancel", "canceled")]
    [InlineData("succeeded", "describe", "succeeded")]
    [InlineData("succeeded", "raise", Unexpected)]
    [InlineData("succeeded", "confirm", Unexpected)]
    [InlineData("succeeded", "capture", Unexpected)]
    [InlineData("succeeded", "cancel", Unexpected)]
    [InlineData("succeeded", "pass", Unexpected)]
    [InlineData("canceled", "describe", "canceled")]
    [InlineData("canceled", "raise", Unexpected)]
    [InlineData("canceled", "confirm with a card", Unexpected)]
    [InlineData("canceled", "capture", Unexpected)]
    [InlineData("canceled", "cancel", Unexpected)]
    public async Task State_AllowsWhatStripeAllows(string state, string action, string outcome)
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var intent = await InAsync(sandbox, state);
        Assert.Equal(state, intent["status"]);
        Assert.Equal(outcome, (await DoAsync(sandbox, intent, action)).Outcome());
    }

    [Fact]
    public async Task PaidIntent_HasAChargeAndItsEvents()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var paid = await sandbox.PayAsync("payment_method=pm_card_visa&confirm=true&receipt_email=ann%40example.com&expand[]=latest_charge", 2500);
        Assert.Equal(("succeeded", "2500", "2500", "visa", "4242"), (paid["status"], paid["amount_received"], paid["latest_charge.amount_captured"], paid["latest_charge.payment_method_details.card.brand"], paid["latest_charge.payment_method_details.card.last4"]));
        Assert.Equal(("authorized", "ann@example.com"), (paid["latest_charge.outcome.type"], paid["latest_charge.receipt_email"]));
        Assert.Contains("$25.00", await sandbox.Client.GetStringAsync(paid["latest_charge.receipt_url"]), StringComparison.Ordinal);
        Assert.Equal(["payment_intent.created", "charge.succeeded", "payment_intent.succeeded"], await sandbox.EventsAsync());
    }

    [Theory]
    [InlineData("authenticationRequiredOnSetup", true, "succeeded")]
    [InlineData("authenticationRequiredOnSetup", false, "requires_action")]
    [InlineData("authenticationRequired", true, "authentication_required")]
    [InlineData("authenticationRequired", false, "requires_action")]
    [InlineData("authenticationRequiredSetupForOffSession", true, "succeeded")]
    [InlineData("threeDSecure2Required", true, "succeeded")]
    [InlineData("chargeCustomerFail", true, "card_declined")]
    [InlineData("chargeCustomerFail", false, "card_declined")]
    [InlineData("visa", true, "succeeded")]
    public async Task CardThatWasSetUp_PaysOrAsks(string card, bool isAway, string outcome)
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var (customer, method) = await sandbox.WithCardAsync("pm_card_" + card);
        var paid = await sandbox.PayAsync($"customer={customer}&payment_method={method}&confirm=true" + (isAway ? "&off_session=true" : ""));
        Assert.Equal(outcome, paid.Outcome());
    }

    [Fact]
    public async Task CardThatWasOnlyAttached_AsksWhenTheCustomerIsAway()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var customer = await sandbox.CustomerAsync();
        var method = (await sandbox.PostAsync("payment_methods/pm_card_authenticationRequiredOnSetup/attach", "customer=" + customer)).Id;
        Assert.Equal("authentication_required", (await sandbox.PayAsync($"customer={customer}&payment_method={method}&confirm=true&off_session=true")).Outcome());
    }

    [Fact]
    public async Task AbsentCustomerWhoMustBeAsked_IsTheIntentToFinishLater()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var (customer, method) = await sandbox.WithCardAsync("pm_card_authenticationRequired");
        var refused = await sandbox.PayAsync($"customer={customer}&payment_method={method}&confirm=true&off_session=true");
        Assert.Equal((402, "card_error", "requires_payment_method", method), (refused.Status, refused["error.type"], refused["error.payment_intent.status"], refused["error.payment_method.id"]));
        var id = refused["error.payment_intent.id"]!;
        Assert.Equal(("requires_payment_method", "authentication_required"), ((await sandbox.GetAsync("payment_intents/" + id))["status"], (await sandbox.GetAsync("payment_intents/" + id))["last_payment_error.code"]));
        var secret = refused["error.payment_intent.client_secret"];
        var asked = await sandbox.PostAsync($"payment_intents/{id}/confirm", $"client_secret={secret}&payment_method={method}", RunningSandbox.PublishableKey);
        Assert.Equal("requires_action", asked["status"]);
        Assert.Equal("succeeded", (await sandbox.BankAsync(asked, "passed"))["status"]);
        Assert.Equal(["charge.failed", "charge.succeeded"], await sandbox.EventsAsync("charge"));
    }

    [Fact]
    public async Task TooManyTries_EndTheIntent()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var intent = await sandbox.PayAsync();
        for (var i = 0; i < 10; i++) Assert.Equal(402, (await sandbox.PostAsync($"payment_intents/{intent.Id}/confirm", "payment_method=pm_card_visa_chargeDeclined")).Status);
        var last = await sandbox.PostAsync($"payment_intents/{intent.Id}/confirm", "payment_method=pm_card_visa");
        Assert.Equal(("canceled", "automatic"), (last["status"], last["cancellation_reason"]));
    }

    [Fact]
    public async Task PartOfAHold_IsCaptured_AndAnUncapturedOneEndsAfterAWeek()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var held = await InAsync(sandbox, "requires_capture");
        Assert.Equal("amount_too_large", (await sandbox.PostAsync($"payment_intents/{held.Id}/capture", "amount_to_capture=1001")).Outcome());
        var part = await sandbox.PostAsync($"payment_intents/{held.Id}/capture", "amount_to_capture=600&expand[]=latest_charge");
        Assert.Equal(("600", "0", "600"), (part["amount_received"], part["amount_capturable"], part["latest_charge.amount_captured"]));
        var other = await InAsync(sandbox, "requires_capture");
        sandbox.Billing.Now += TimeSpan.FromDays(8);
        Assert.Equal(("canceled", "automatic"), ((await sandbox.GetAsync("payment_intents/" + other.Id))["status"], (await sandbox.GetAsync("payment_intents/" + other.Id))["cancellation_reason"]));
    }

    [Fact]
    public async Task CardKeptForLater_BelongsToTheCustomer_OtherwiseItIsUsedUp()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var customer = await sandbox.CustomerAsync();
        var kept = await sandbox.PayAsync($"customer={customer}&payment_method=pm_card_authenticationRequiredOnSetup&setup_future_usage=off_session&confirm=true");
        await sandbox.BankAsync(kept, "passed");
        Assert.Equal("succeeded", (await sandbox.PayAsync($"customer={customer}&payment_method={kept["payment_method"]}&off_session=true&confirm=true")).Outcome());
        var once = await sandbox.PayAsync("payment_method=pm_card_visa&confirm=true");
        Assert.Contains("It may not be used again", (await sandbox.PayAsync($"payment_method={once["payment_method"]}&confirm=true"))["error.message"], StringComparison.Ordinal);
        Assert.Contains("It may not be used again", (await sandbox.PostAsync($"payment_methods/{once["payment_method"]}/attach", "customer=" + customer))["error.message"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task CardOfAnother_IsNotPaidWith()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var (_, method) = await sandbox.WithCardAsync("pm_card_visa");
        Assert.Equal(400, (await sandbox.PayAsync($"payment_method={method}&confirm=true")).Status);
        Assert.Equal("payment_method", (await sandbox.PayAsync($"customer={await sandbox.CustomerAsync()}&payment_method={method}&confirm=true"))["error.param"]);
    }

    [Fact]
    public async Task CardThatRunsOutOnTheBillingClock_IsDeclined()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var (customer, method) = await sandbox.WithCardAsync("pm_card_visa");
        sandbox.Billing.Now = sandbox.Billing.Now.AddYears(2);
        Assert.Equal("expired_card", (await sandbox.PayAsync($"customer={customer}&payment_method={method}&off_session=true&confirm=true")).Outcome());
        var renewed = await sandbox.Actions.RenewCardAsync(method);
        Assert.Null(renewed.Refusal);
        Assert.Equal("succeeded", (await sandbox.PayAsync($"customer={customer}&payment_method={method}&off_session=true&confirm=true")).Outcome());
        Assert.Contains("payment_method.automatically_updated", await sandbox.EventsAsync("payment_method"), StringComparer.Ordinal);
    }

    [Theory]
    [InlineData("amount=0&currency=usd", "parameter_invalid_integer", "amount"), InlineData("amount=49&currency=usd", "amount_too_small", "amount"), InlineData("amount=100000000&currency=usd", "amount_too_large", "amount")]
    [InlineData("amount=ten&currency=usd", "parameter_invalid_integer", "amount"), InlineData("currency=usd", "parameter_missing", "amount"), InlineData("amount=100", "parameter_missing", "currency")]
    [InlineData("amount=100&currency=usd&payment_method_types[]=card", "parameter_unknown", "payment_method_types"), InlineData("amount=100&currency=usd&off_session=true", null, "off_session")]
    [InlineData("amount=100&currency=usd&customer=cus_none", "resource_missing", "customer"), InlineData("amount=100&currency=usd&payment_method=pm_none&confirm=true", "resource_missing", "payment_method")]
    public async Task IntentThatCannotBe_IsRefusedWithItsParameter(string form, string? code, string param)
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var refused = await sandbox.PostAsync("payment_intents", form);
        Assert.Equal((400, code, param), (refused.Status, refused["error.code"], refused["error.param"]));
        Assert.Empty(await sandbox.EventsAsync());
    }

    private static async Task<StripeReply> InAsync(RunningSandbox sandbox, string state) => state switch
    {
        "requires_confirmation" => await sandbox.PayAsync("payment_method=pm_card_visa"),
        "requires_action" => await sandbox.PayAsync("payment_method=pm_card_authenticationRequired&confirm=true"),
        "processing" => await sandbox.PayAsync("payment_method=pm_usBankAccount_processing&confirm=true"),
        "requires_capture" => await sandbox.PayAsync("payment_method=pm_card_visa&confirm=true&capture_method=manual"),
        "succeeded" => await sandbox.PayAsync("payment_method=pm_card_visa&confirm=true"),
        "canceled" => await sandbox.PostAsync($"payment_intents/{(await sandbox.PayAsync()).Id}/cancel", "cancellation_reason=duplicate"),
        _ => await sandbox.PayAsync(),
    };

    private static Task<StripeReply> DoAsync(RunningSandbox sandbox, StripeReply intent, string action) => action switch
    {
        "describe" => sandbox.PostAsync("payment_intents/" + intent.Id, "description=x&metadata[a]=b"),
        "raise" => sandbox.PostAsync("payment_intents/" + intent.Id, "amount=2000"),
        "choose" => sandbox.PostAsync("payment_intents/" + intent.Id, "payment_method=pm_card_mastercard"),
        "confirm" => sandbox.PostAsync($"payment_intents/{intent.Id}/confirm"),
        "confirm with a card" => sandbox.PostAsync($"payment_intents/{intent.Id}/confirm", "payment_method=pm_card_mastercard"),
        "capture" => sandbox.PostAsync($"payment_intents/{intent.Id}/capture"),
        "cancel" => sandbox.PostAsync($"payment_intents/{intent.Id}/cancel"),
        "pass" => sandbox.BankAsync(intent, "passed"),
        _ => sandbox.BankAsync(intent, "failed"),
    };
}
