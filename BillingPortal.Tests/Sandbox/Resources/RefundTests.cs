using BillingPortal.Tests.Kit;

namespace BillingPortal.Tests.Sandbox.Resources;

[Trait("Part", "web")]
public sealed class RefundTests
{
    [Fact]
    public async Task Parts_AddUpToTheWholeAndNoFurther()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var paid = await sandbox.PayAsync("payment_method=pm_card_visa&confirm=true");
        var first = await sandbox.PostAsync("refunds", $"payment_intent={paid.Id}&amount=300&reason=duplicate&metadata[note]=a");
        Assert.Equal(("succeeded", "300", "duplicate", "a"), (first["status"], first["amount"], first["reason"], first["metadata.note"]));
        Assert.Equal("amount", (await sandbox.PostAsync("refunds", $"payment_intent={paid.Id}&amount=701"))["error.param"]);
        Assert.Equal("700", (await sandbox.PostAsync("refunds", $"charge={paid["latest_charge"]}"))["amount"]);
        Assert.Equal("charge_already_refunded", (await sandbox.PostAsync("refunds", $"payment_intent={paid.Id}")).Outcome());
        var charge = await sandbox.GetAsync($"charges/{paid["latest_charge"]}?expand[]=refunds");
        Assert.Equal(("1000", "true", "2"), (charge["amount_refunded"], charge["refunded"], charge.Json["refunds"]!["data"]!.AsArray().Count.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        Assert.Equal(["charge.succeeded", "charge.refunded", "charge.refunded"], await sandbox.EventsAsync("charge"));
    }

    [Fact]
    public async Task SlowRefund_ArrivesAfterADay()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var refund = await RefundAsync(sandbox, "pm_card_pendingRefund");
        Assert.Equal("pending", refund["status"]);
        sandbox.Billing.Now += TimeSpan.FromHours(25);
        Assert.Equal("succeeded", (await sandbox.GetAsync("refunds/" + refund.Id))["status"]);
        Assert.Contains("refund.updated", await sandbox.EventsAsync("refund"), StringComparer.Ordinal);
    }

    [Fact]
    public async Task FailedRefund_IsOwedAgain()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var refund = await RefundAsync(sandbox, "pm_card_refundFail");
        Assert.Equal("succeeded", refund["status"]);
        sandbox.Billing.Now += TimeSpan.FromHours(25);
        var failed = await sandbox.GetAsync($"refunds/{refund.Id}?expand[]=charge");
        Assert.Equal(("failed", "expired_or_canceled_card", "0"), (failed["status"], failed["failure_reason"], failed["charge.amount_refunded"]));
        Assert.Equal(["refund.created", "refund.updated", "refund.failed"], await sandbox.EventsAsync("refund"));
    }

    [Fact]
    public async Task InspectorsFailure_IsTheSameFailure_AndOnlyOnce()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var refund = await RefundAsync(sandbox, "pm_card_visa");
        Assert.Equal("failed", (string?)(await sandbox.Actions.FailRefundAsync(refund.Id)).Thing!["status"]);
        Assert.NotNull((await sandbox.Actions.FailRefundAsync(refund.Id)).Refusal);
        Assert.NotNull((await sandbox.Actions.SettleRefundAsync("re_none")).Refusal);
    }

    [Fact]
    public async Task UnpaidIntent_IsNotRefunded()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        Assert.Equal(400, (await sandbox.PostAsync("refunds", "payment_intent=" + (await sandbox.PayAsync()).Id)).Status);
        Assert.Equal("parameter_missing", (await sandbox.PostAsync("refunds", "amount=1")).Outcome());
        var held = await sandbox.PayAsync("payment_method=pm_card_visa&confirm=true&capture_method=manual");
        Assert.Equal(400, (await sandbox.PostAsync("refunds", "payment_intent=" + held.Id)).Status);
    }

    private static async Task<StripeReply> RefundAsync(RunningSandbox sandbox, string card) =>
        await sandbox.PostAsync("refunds", "payment_intent=" + (await sandbox.PayAsync($"payment_method={card}&confirm=true")).Id);
}
