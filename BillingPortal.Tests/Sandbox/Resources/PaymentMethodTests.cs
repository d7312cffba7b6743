using BillingPortal.Tests.Kit;

namespace BillingPortal.Tests.Sandbox.Resources;

[Trait("Part", "web")]
public sealed class PaymentMethodTests
{
    [Fact]
    public async Task DetachedCard_IsNeverUsedAgain_AndNoLongerTheDefault()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var (customer, method) = await sandbox.WithCardAsync("pm_card_visa");
        await sandbox.PostAsync("customers/" + customer, "invoice_settings[default_payment_method]=" + method);
        Assert.Null((await sandbox.PostAsync($"payment_methods/{method}/detach"))["customer"]);
        Assert.Null((await sandbox.GetAsync("customers/" + customer))["invoice_settings.default_payment_method"]);
        Assert.Contains("It may not be used again", (await sandbox.PostAsync($"payment_methods/{method}/attach", "customer=" + customer))["error.message"], StringComparison.Ordinal);
        Assert.Equal(400, (await sandbox.PostAsync($"payment_methods/{method}/detach")).Status);
        var told = (await sandbox.GetAsync("events?type=payment_method.detached"));
        Assert.Equal(customer, told["data.0.data.previous_attributes.customer"]);
    }

    [Fact]
    public async Task DefaultCard_MustBeAttached()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var customer = await sandbox.CustomerAsync();
        var loose = (await sandbox.PostAsync("payment_methods", "type=card&card[token]=tok_visa")).Id;
        var refused = await sandbox.PostAsync("customers/" + customer, "invoice_settings[default_payment_method]=" + loose);
        Assert.Equal((400, "invoice_settings[default_payment_method]"), (refused.Status, refused["error.param"]));
        Assert.Null((await sandbox.GetAsync("customers/" + customer))["invoice_settings.default_payment_method"]);
    }

    [Fact]
    public async Task CardOfOneCustomer_CannotBecomeAnothers_AndARefusedOneNobodys()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var (customer, method) = await sandbox.WithCardAsync("pm_card_visa");
        Assert.Equal(200, (await sandbox.PostAsync($"payment_methods/{method}/attach", "customer=" + customer)).Status);
        Assert.Equal(400, (await sandbox.PostAsync($"payment_methods/{method}/attach", "customer=" + await sandbox.CustomerAsync())).Status);
        Assert.Equal("card_declined", (await sandbox.PostAsync("payment_methods/pm_card_visa_chargeDeclined/attach", "customer=" + customer)).Outcome());
    }

    [Fact]
    public async Task Change_IsToldWithWhatWasBefore_AndAsksForACustomer()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var (customer, method) = await sandbox.WithCardAsync("pm_card_visa");
        Assert.Equal("3", (await sandbox.PostAsync("payment_methods/" + method, "card[exp_month]=3&card[exp_year]=2031&billing_details[name]=Ann"))["card.exp_month"]);
        var told = await sandbox.GetAsync("events?type=payment_method.updated");
        Assert.Equal(("8", null, "2027"), (told["data.0.data.previous_attributes.card.exp_month"], told["data.0.data.previous_attributes.billing_details.name"], told["data.0.data.previous_attributes.card.exp_year"]));
        var loose = (await sandbox.PostAsync("payment_methods", "type=card&card[token]=tok_visa")).Id;
        Assert.Equal(400, (await sandbox.PostAsync("payment_methods/" + loose, "billing_details[name]=Ann")).Status);
        Assert.Equal(method, (await sandbox.GetAsync($"customers/{customer}/payment_methods?type=card"))["data.0.id"]);
        Assert.Equal("[]", (await sandbox.GetAsync($"payment_methods?customer={customer}&type=us_bank_account"))["data"]);
    }

    [Fact]
    public async Task DeletedCustomer_LosesTheCards()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var (customer, method) = await sandbox.WithCardAsync("pm_card_visa");
        await sandbox.DeleteAsync("customers/" + customer);
        Assert.Null((await sandbox.GetAsync("payment_methods/" + method))["customer"]);
        Assert.Equal(400, (await sandbox.PayAsync($"payment_method={method}&confirm=true")).Status);
    }
}
