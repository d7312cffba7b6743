using BillingPortal.Tests.Kit;

namespace BillingPortal.Tests.Sandbox.Resources;

[Trait("Part", "web")]
public sealed class CardTests
{
    [Theory]
    [InlineData("4242424242424242", "succeeded", "succeeded")]
    [InlineData("5555555555554444", "succeeded", "succeeded")]
    [InlineData("378282246310005", "succeeded", "succeeded")]
    [InlineData("4000000000000002", "card_declined", "card_declined")]
    [InlineData("4000000000009995", "card_declined", "card_declined")]
    [InlineData("4000000000000069", "expired_card", "expired_card")]
    [InlineData("4000000000000127", "incorrect_cvc", "incorrect_cvc")]
    [InlineData("4000000000000119", "processing_error", "processing_error")]
    [InlineData("4000000000000341", "succeeded", "card_declined")]
    [InlineData("4000002500003155", "requires_action", "requires_action")]
    [InlineData("4000002760003184", "requires_action", "requires_action")]
    [InlineData("4000000000003220", "requires_action", "requires_action")]
    [InlineData("4000000000000259", "succeeded", "succeeded")]
    public async Task TestCard_DoesAtSetUpAndPaymentWhatItIsFor(string number, string atSetUp, string atPayment)
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        Assert.Equal(atSetUp, (await sandbox.SetupAsync("confirm=true&" + Data(number))).Outcome());
        Assert.Equal(atPayment, (await sandbox.PayAsync("confirm=true&" + Data(number))).Outcome());
    }

    [Theory]
    [InlineData("4242424242424241", "12", "2030", "123", "incorrect_number", "card[number]")]
    [InlineData("4242", "12", "2030", "123", "invalid_number", "card[number]")]
    [InlineData("4242424242424242", "13", "2030", "123", "invalid_expiry_month", "card[exp_month]")]
    [InlineData("4242424242424242", "7", "2026", "123", "invalid_expiry_month", "card[exp_month]")]
    [InlineData("4242424242424242", "12", "2025", "123", "invalid_expiry_year", "card[exp_year]")]
    [InlineData("4242424242424242", "12", "2099", "123", "invalid_expiry_year", "card[exp_year]")]
    [InlineData("4242424242424242", "12", "2030", "12", "invalid_cvc", "card[cvc]")]
    [InlineData("4111111111111111", "12", "2030", "123", "card_declined", "card[number]")]
    public async Task CardDataThatIsWrong_IsRefused(string number, string month, string year, string cvc, string code, string param)
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var refused = await sandbox.PostAsync("payment_methods", $"type=card&card[number]={number}&card[exp_month]={month}&card[exp_year]={year}&card[cvc]={cvc}", RunningSandbox.PublishableKey);
        Assert.Equal((402, "card_error", code, param), (refused.Status, refused["error.type"], refused["error.code"], refused["error.param"]));
    }

    [Theory]
    [InlineData("visa_chargeDeclined", "generic_decline", "try_again_later"), InlineData("visa_chargeDeclinedInsufficientFunds", "insufficient_funds", "try_again_later")]
    [InlineData("visa_chargeDeclinedLostCard", "lost_card", "do_not_try_again"), InlineData("visa_chargeDeclinedStolenCard", "stolen_card", "do_not_try_again")]
    [InlineData("chargeDeclinedExpiredCard", "expired_card", "do_not_try_again"), InlineData("chargeDeclinedIncorrectCvc", "incorrect_cvc", "confirm_card_data")]
    public async Task Decline_SaysWhyAndWhatToDo(string token, string reason, string advice)
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var refused = await sandbox.PayAsync("confirm=true&payment_method=pm_card_" + token);
        Assert.Equal((reason, advice), (refused["error.decline_code"], refused["error.advice_code"]));
        Assert.NotNull(refused["error.network_decline_code"]);
        var charge = await sandbox.GetAsync("charges/" + refused["error.charge"]);
        Assert.Equal(("failed", "issuer_declined", reason, advice), (charge["status"], charge["outcome.type"], charge["outcome.reason"], charge["outcome.advice_code"]));
    }

    [Fact]
    public async Task SampleCustomersCard_IsThereWhenItIsFirstNamed_AndBelongsToWhoPays()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var (ann, bob) = (await sandbox.CustomerAsync(), await sandbox.CustomerAsync());
        for (var month = 0; month < 2; month++) Assert.Equal("succeeded", (await sandbox.PayAsync($"customer={ann}&payment_method=pm_sample_17_visa&confirm=true&off_session=true")).Outcome());
        Assert.Equal("card_declined", (await sandbox.PayAsync($"customer={bob}&payment_method=pm_sample_18_chargeCustomerFail&confirm=true&off_session=true")).Outcome());
        Assert.Equal(400, (await sandbox.PayAsync($"customer={bob}&payment_method=pm_sample_17_visa&confirm=true")).Status);
        Assert.Equal((ann, "4242"), ((await sandbox.GetAsync("payment_methods/pm_sample_17_visa"))["customer"], (await sandbox.GetAsync("payment_methods/pm_sample_17_visa"))["card.last4"]));
        Assert.Equal(200, (await sandbox.PostAsync("payment_methods/pm_sample_17_visa/detach")).Status);
        Assert.Equal(200, (await sandbox.PostAsync("payment_methods/pm_sample_19_visa/detach")).Status);
        Assert.Equal(404, (await sandbox.GetAsync("payment_methods/pm_sample_x_visa")).Status);
    }

    [Fact]
    public async Task SecurityCode_IsCheckedByTheBankAndNowhereKept()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var method = await sandbox.PostAsync("payment_methods", "type=card&card[number]=4242+4242+4242+4242&card[exp_month]=12&card[exp_year]=30&card[cvc]=987");
        Assert.Equal(("unchecked", "2030", "4242"), (method["card.checks.cvc_check"], method["card.exp_year"], method["card.last4"]));
        await sandbox.SetupAsync($"confirm=true&payment_method={method.Id}");
        Assert.Equal("pass", (await sandbox.GetAsync("payment_methods/" + method.Id))["card.checks.cvc_check"]);
        var requests = await sandbox.Client.GetStringAsync("requests");
        Assert.Contains("card[number]=****4242", requests, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"\b987\b", requests); // as a word: instants and ids have all sorts of digits
    }

    private static string Data(string number) =>
        $"payment_method_data[type]=card&payment_method_data[card][number]={number}&payment_method_data[card][exp_month]=12&payment_method_data[card][exp_year]=2030&payment_method_data[card][cvc]=123";
}
