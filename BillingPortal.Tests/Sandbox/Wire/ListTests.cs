using BillingPortal.Tests.Kit;

namespace BillingPortal.Tests.Sandbox.Wire;

/// <summary>Pages, filters, what is expanded.</summary>
[Trait("Part", "web")]
public sealed class ListTests
{
    [Fact]
    public async Task Pages_GoBothWaysAndSayWhetherThereIsMore()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var ids = new List<string>();
        for (var i = 0; i < 5; i++) ids.Insert(0, await sandbox.CustomerAsync());
        Assert.Equal((string.Join(' ', ids[..2]), true), Line(await PageAsync(sandbox, "limit=2")));
        Assert.Equal((string.Join(' ', ids[2..4]), true), Line(await PageAsync(sandbox, "limit=2&starting_after=" + ids[1])));
        Assert.Equal((string.Join(' ', ids[4..]), false), Line(await PageAsync(sandbox, "limit=2&starting_after=" + ids[3])));
        Assert.Equal((string.Join(' ', ids[1..3]), true), Line(await PageAsync(sandbox, "limit=2&ending_before=" + ids[3])));
        Assert.Equal((string.Join(' ', ids[..1]), false), Line(await PageAsync(sandbox, "limit=2&ending_before=" + ids[1])));
        Assert.Equal((string.Join(' ', ids), false), Line(await PageAsync(sandbox, "")));
    }

    [Theory]
    [InlineData("limit=0", "limit"), InlineData("limit=101", "limit"), InlineData("starting_after=cus_none", "starting_after"), InlineData("starting_after=a&ending_before=b", "starting_after"), InlineData("page=2", "page"), InlineData("created[gt]=x", "created[gt]")]
    public async Task WrongPage_IsRefused(string query, string param)
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        Assert.Equal((400, param), ((await sandbox.GetAsync("customers?" + query)).Status, (await sandbox.GetAsync("customers?" + query))["error.param"]));
    }

    [Fact]
    public async Task Created_IsFilteredByItsBounds()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var first = await sandbox.PostAsync("customers", "name=a");
        sandbox.Billing.Now += TimeSpan.FromHours(1);
        var second = await sandbox.PostAsync("customers", "name=b");
        var (early, late) = (first["created"], second["created"]);
        Assert.Equal([second.Id, first.Id], (await PageAsync(sandbox, $"created[gte]={early}&created[lte]={late}")).Ids);
        Assert.Equal([second.Id], (await PageAsync(sandbox, "created[gt]=" + early)).Ids);
        Assert.Equal([first.Id], (await PageAsync(sandbox, "created[lt]=" + late)).Ids);
        Assert.Equal([first.Id], (await PageAsync(sandbox, "created=" + early)).Ids);
    }

    [Fact]
    public async Task UnexpandedField_IsAnId_ExpandedAnObject_InListsToo()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var (customer, method) = await sandbox.WithCardAsync("pm_card_visa");
        var paid = await sandbox.PayAsync($"customer={customer}&payment_method={method}&confirm=true&off_session=true");
        Assert.Equal((customer, method), (paid["customer"], paid["payment_method"]));
        var whole = await sandbox.GetAsync($"payment_intents/{paid.Id}?expand[]=customer&expand[]=payment_method.customer&expand[]=latest_charge.customer");
        Assert.Equal(("Ann", "Ann", "Ann"), (whole["customer.name"], whole["payment_method.customer.name"], whole["latest_charge.customer.name"]));
        Assert.Equal("Ann", (await sandbox.GetAsync("payment_intents?expand[0]=data.customer"))["data.0.customer.name"]);
        Assert.Equal(paid.Id, (await sandbox.GetAsync("charges?expand[]=data.payment_intent"))["data.0.payment_intent.id"]);
        await sandbox.PostAsync("customers/" + customer, "invoice_settings[default_payment_method]=" + method);
        Assert.Equal("4242", (await sandbox.GetAsync($"customers/{customer}?expand[]=invoice_settings.default_payment_method"))["invoice_settings.default_payment_method.card.last4"]);
        Assert.Equal(customer, (await sandbox.GetAsync("payment_intents/" + paid.Id))["customer"]);
    }

    [Theory]
    [InlineData("name"), InlineData("nothing"), InlineData("data.customer"), InlineData("a.b.c.d.e")]
    public async Task FieldThatCannotBeExpanded_IsAnError(string field)
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var refused = await sandbox.GetAsync($"customers/{await sandbox.CustomerAsync()}?expand[]={field}");
        Assert.Equal((400, "expand"), (refused.Status, refused["error.param"]));
    }

    [Fact]
    public async Task Events_AreListedByTypeAndThirtyDaysBack()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var customer = await sandbox.CustomerAsync();
        await sandbox.PostAsync("customers/" + customer, "name=Bea&metadata[a]=1");
        var updated = await sandbox.GetAsync("events?type=customer.updated");
        Assert.Equal(("Ann", "Bea", null), (updated["data.0.data.previous_attributes.name"], updated["data.0.data.object.name"], updated["data.0.data.previous_attributes.metadata.a"]));
        Assert.Equal(2, (await sandbox.GetAsync("events?types[]=customer.updated&types[]=customer.created")).Json["data"]!.AsArray().Count);
        var old = updated["data.0.id"];
        sandbox.Billing.Now += TimeSpan.FromDays(31);
        Assert.Equal("[]", (await sandbox.GetAsync("events"))["data"]);
        Assert.Equal(404, (await sandbox.GetAsync("events/" + old)).Status);
    }

    [Fact]
    public async Task Event_NamesTheRequestAndItsKey()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var made = await sandbox.PostAsync("customers", "name=a", idempotencyKey: "the-key");
        var told = await sandbox.GetAsync("events");
        Assert.Equal((made.Headers["Request-Id"], "the-key", "2026-07-29.dahlia"), (told["data.0.request.id"], told["data.0.request.idempotency_key"], told["data.0.api_version"]));
    }

    private static (string Ids, bool More) Line((List<string> Ids, bool More) page) => (string.Join(' ', page.Ids), page.More);

    private static async Task<(List<string> Ids, bool More)> PageAsync(RunningSandbox sandbox, string query)
    {
        var page = await sandbox.GetAsync("customers?" + query);
        return ([.. page.Json["data"]!.AsArray().Select(c => (string)c!["id"]!)], (bool)page.Json["has_more"]!);
    }
}
