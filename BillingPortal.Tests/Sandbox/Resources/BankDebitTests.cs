using BillingPortal.Tests.Kit;

namespace BillingPortal.Tests.Sandbox.Resources;

[Trait("Part", "web")]
public sealed class BankDebitTests
{
    [Theory]
    [InlineData("success", "succeeded", null), InlineData("insufficientFunds", "requires_payment_method", "insufficient_funds"), InlineData("accountClosed", "requires_payment_method", "account_closed"), InlineData("processing", "processing", null)]
    public async Task Debit_IsUnderWayForDays_ThenSettlesOrComesBack(string account, string status, string? failure)
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var debit = await sandbox.PayAsync($"payment_method=pm_usBankAccount_{account}&confirm=true&expand[]=latest_charge");
        Assert.Equal(("processing", "pending"), (debit["status"], debit["latest_charge.status"]));
        sandbox.Billing.Now += TimeSpan.FromDays(3);
        Assert.Equal("processing", (await sandbox.GetAsync("payment_intents/" + debit.Id))["status"]);
        sandbox.Billing.Now += TimeSpan.FromDays(2);
        var ended = await sandbox.GetAsync($"payment_intents/{debit.Id}?expand[]=latest_charge");
        Assert.Equal((status, failure, failure), (ended["status"], ended["last_payment_error"] is null ? null : ended["last_payment_error.decline_code"], ended["latest_charge.failure_code"]));
    }

    [Fact]
    public async Task Inspector_SettlesOneAndFailsAnother()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var first = await sandbox.PayAsync("payment_method=pm_usBankAccount&confirm=true");
        var second = await sandbox.PayAsync("payment_method=pm_usBankAccount&confirm=true");
        Assert.Equal("succeeded", (string?)(await sandbox.Actions.SettleDebitAsync(first.Id)).Thing!["status"]);
        Assert.Equal("requires_payment_method", (string?)(await sandbox.Actions.FailDebitAsync(second.Id, "account_closed")).Thing!["status"]);
        Assert.NotNull((await sandbox.Actions.SettleDebitAsync(second.Id)).Refusal);
        Assert.Equal(["payment_intent.created", "payment_intent.processing", "payment_intent.created", "payment_intent.processing", "payment_intent.succeeded", "payment_intent.payment_failed"], await sandbox.EventsAsync("payment_intent"));
        Assert.Equal(["charge.pending", "charge.pending", "charge.succeeded", "charge.failed"], await sandbox.EventsAsync("charge"));
    }

    [Theory]
    [InlineData("000123456789", "110000000", null), InlineData("000123456780", "110000000", "account_number_invalid"), InlineData("000123456789", "999999999", "routing_number_invalid")]
    public async Task AccountData_IsATestAccount(string number, string routing, string? code)
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var made = await sandbox.PostAsync("payment_methods", $"type=us_bank_account&us_bank_account[account_number]={number}&us_bank_account[routing_number]={routing}&us_bank_account[account_holder_type]=company");
        if (code is null) Assert.Equal(("6789", "company"), (made["us_bank_account.last4"], made["us_bank_account.account_holder_type"]));
        else Assert.Equal(code, made["error.code"]);
    }
}
