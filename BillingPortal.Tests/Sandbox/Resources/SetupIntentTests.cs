using BillingPortal.Tests.Kit;

namespace BillingPortal.Tests.Sandbox.Resources;

[Trait("Part", "web")]
public sealed class SetupIntentTests
{
    private const string Unexpected = "setup_intent_unexpected_state";

    [Theory]
    [InlineData("requires_payment_method", "describe", "requires_payment_method")]
    [InlineData("requires_payment_method", "choose", "requires_confirmation")]
    [InlineData("requires_payment_method", "confirm", Unexpected)]
    [InlineData("requires_payment_method", "confirm with a card", "succeeded")]
    [InlineData("requires_payment_method", "cancel", "canceled")]
    [InlineData("requires_payment_method", "pass", Unexpected)]
    [InlineData("requires_confirmation", "describe", "requires_confirmation")]
    [InlineData("requires_confirmation", "choose", "requires_confirmation")]
    [InlineData("requires_confirmation", "confirm", "succeeded")]
    [InlineData("requires_confirmation", "cancel", "canceled")]
    [InlineData("requires_confirmation", "fail", Unexpected)]
    [InlineData("requires_action", "describe", "requires_action")]
    [InlineData("requires_action", "choose", "requires_confirmation")]
    [InlineData("requires_action", "confirm", "requires_action")]
    [InlineData("requires_action", "confirm with a card", "succeeded")]
    [InlineData("requires_action", "cancel", "canceled")]
    [InlineData("requires_action", "pass", "succeeded")]
    [InlineData("requires_action", "fail", "requires_payment_method")]
    [InlineData("succeeded", "describe", "succeeded")]
    [InlineData("succeeded", "choose", Unexpected)]
    [InlineData("succeeded", "confirm", Unexpected)]
    [InlineData("succeeded", "cancel", Unexpected)]
    [InlineData("succeeded", "pass", Unexpected)]
    [InlineData("canceled", "describe", "canceled")]
    [InlineData("canceled", "choose", Unexpected)]
    [InlineData("canceled", "confirm with a card", Unexpected)]
    [InlineData("canceled", "cancel", Unexpected)]
    [InlineData("canceled", "fail", Unexpected)]
    public async Task State_AllowsWhatStripeAllows(string state, string action, string outcome)
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var intent = await InAsync(sandbox, state);
        Assert.Equal(state, intent["status"]);
        Assert.Equal(outcome, (await DoAsync(sandbox, intent, action)).Outcome());
    }

    [Fact]
    public async Task SetUpCard_IsAttachedAndToldOf()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var (customer, method) = await sandbox.WithCardAsync("pm_card_visa");
        Assert.Equal(customer, (await sandbox.GetAsync("payment_methods/" + method))["customer"]);
        Assert.Equal(["customer.created", "setup_intent.created", "payment_method.attached", "setup_intent.succeeded"], await sandbox.EventsAsync());
    }

    [Fact]
    public async Task EveryTry_IsAnAttempt()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var intent = await sandbox.SetupAsync();
        var refused = await sandbox.PostAsync($"setup_intents/{intent.Id}/confirm", "payment_method=pm_card_visa_chargeDeclined");
        Assert.Equal((402, "card_declined", "generic_decline", "requires_payment_method"), (refused.Status, refused["error.code"], refused["error.decline_code"], refused["error.setup_intent.status"]));
        var asked = await sandbox.PostAsync($"setup_intents/{intent.Id}/confirm", "payment_method=pm_card_authenticationRequired");
        Assert.Equal(("requires_action", "use_stripe_sdk", null), (asked["status"], asked["next_action.type"], asked["last_setup_error"]));
        await sandbox.BankAsync(asked, "failed");
        await sandbox.PostAsync($"setup_intents/{intent.Id}/confirm", "payment_method=pm_card_visa");
        var attempts = await sandbox.GetAsync($"setup_attempts?setup_intent={intent.Id}");
        Assert.Equal(["succeeded", "failed", "failed"], attempts.Json["data"]!.AsArray().Select(a => (string)a!["status"]!), StringComparer.Ordinal);
        Assert.Equal(("failed", "setup_intent_authentication_failure"), (attempts["data.1.payment_method_details.card.three_d_secure.result"], attempts["data.1.setup_error.code"]));
        Assert.Equal(["setup_intent.created", "setup_intent.setup_failed", "setup_intent.requires_action", "setup_intent.setup_failed", "setup_intent.succeeded"], await sandbox.EventsAsync("setup_intent"));
    }

    [Fact]
    public async Task BankAccount_NeedsAMandate()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var refused = await sandbox.SetupAsync("payment_method=pm_usBankAccount_success&confirm=true");
        Assert.Equal("mandate_data", refused["error.param"]);
        var done = await sandbox.SetupAsync("payment_method=pm_usBankAccount_success&confirm=true&mandate_data[customer_acceptance][type]=offline");
        Assert.Equal(("succeeded", true), (done["status"], done["mandate"]!.StartsWith("mandate_", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task RedirectsAllowed_WantAReturnAddress()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var refused = await sandbox.PostAsync("setup_intents", "payment_method=pm_card_authenticationRequired&confirm=true");
        Assert.Contains("`return_url`", refused["error.message"], StringComparison.Ordinal);
        var asked = await sandbox.PostAsync("setup_intents", "payment_method=pm_card_authenticationRequired&confirm=true&return_url=http%3A%2F%2Flocalhost%2Fback");
        Assert.Equal(("redirect_to_url", "http://localhost/back"), (asked["next_action.type"], asked["next_action.redirect_to_url.return_url"]));
        Assert.StartsWith(sandbox.ApiBase + "/js/3ds/" + asked.Id, asked["next_action.redirect_to_url.url"], StringComparison.Ordinal);
    }

    private static async Task<StripeReply> InAsync(RunningSandbox sandbox, string state) => state switch
    {
        "requires_confirmation" => await sandbox.SetupAsync("payment_method=pm_card_visa"),
        "requires_action" => await sandbox.SetupAsync("payment_method=pm_card_authenticationRequiredOnSetup&confirm=true"),
        "succeeded" => await sandbox.SetupAsync("payment_method=pm_card_visa&confirm=true"),
        "canceled" => await sandbox.PostAsync($"setup_intents/{(await sandbox.SetupAsync()).Id}/cancel", "cancellation_reason=abandoned"),
        _ => await sandbox.SetupAsync(),
    };

    private static Task<StripeReply> DoAsync(RunningSandbox sandbox, StripeReply intent, string action) => action switch
    {
        "describe" => sandbox.PostAsync("setup_intents/" + intent.Id, "description=x&metadata[a]=b"),
        "choose" => sandbox.PostAsync("setup_intents/" + intent.Id, "payment_method=pm_card_mastercard"),
        "confirm" => sandbox.PostAsync($"setup_intents/{intent.Id}/confirm"),
        "confirm with a card" => sandbox.PostAsync($"setup_intents/{intent.Id}/confirm", "payment_method=pm_card_mastercard"),
        "cancel" => sandbox.PostAsync($"setup_intents/{intent.Id}/cancel"),
        "pass" => sandbox.BankAsync(intent, "passed"),
        _ => sandbox.BankAsync(intent, "failed"),
    };
}
