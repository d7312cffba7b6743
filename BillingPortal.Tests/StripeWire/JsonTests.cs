using System.Text.Json;
using BillingPortal.Tests.StripeWire.Kit;
using Stripe;

namespace BillingPortal.Tests.StripeWire;

public sealed class JsonTests
{
    [Fact]
    public void ExpandableField_IsAnId()
    {
        var intent = SetupIntent.FromJson("""{"id":"seti_1","object":"setup_intent","customer":"cus_1","payment_method":null}""");
        Assert.Equal(("cus_1", null, null, null), (intent.CustomerId, intent.Customer, intent.PaymentMethodId, intent.PaymentMethod));
    }

    [Fact]
    public void ExpandableField_IsAnObjectWithItsId()
    {
        var intent = SetupIntent.FromJson("""{"id":"seti_1","object":"setup_intent","payment_method":{"id":"pm_1","object":"payment_method","card":{"last4":"4242","exp_year":2030,"checks":{"address_line1_check":"pass"}}}}""");
        Assert.Equal(("pm_1", "4242", 2030, "pass"), (intent.PaymentMethodId, intent.PaymentMethod.Card.Last4, intent.PaymentMethod.Card.ExpYear, intent.PaymentMethod.Card.Checks.AddressLine1Check));
    }

    [Theory]
    [InlineData("\"txn_1\""), InlineData("""{"id":"txn_1","object":"balance_transaction"}""")]
    public void FieldKnownOnlyByItsId_TakesItFromEither(string field) =>
        Assert.Equal("txn_1", Charge.FromJson($$"""{"id":"ch_1","object":"charge","balance_transaction":{{field}}}""").BalanceTransactionId);

    [Fact]
    public void Null_IsNothingWhateverTheType()
    {
        var customer = Customer.FromJson("""{"id":"cus_1","object":"customer","balance":null,"livemode":null,"created":null,"delinquent":null,"deleted":null}""");
        Assert.Equal((0, false, default, null, null), (customer.Balance, customer.Livemode, customer.Created, customer.Delinquent, customer.Deleted));
    }

    [Fact]
    public void Seconds_AreAnInstantInUtc()
    {
        var created = Customer.FromJson("""{"id":"cus_1","object":"customer","created":1767225600}""").Created;
        Assert.Equal((new DateTime(2026, 1, 1), DateTimeKind.Utc), (created, created.Kind));
    }

    [Fact]
    public void UnknownFields_AreNoFault() => Assert.Equal("cus_1", Customer.FromJson("""{"id":"cus_1","object":"customer","of_tomorrow":{"a":[1]}}""").Id);

    [Fact]
    public void WrittenAndReadAgain_IsTheSame()
    {
        const string json = """{"id":"seti_1","object":"setup_intent","created":1767225600,"metadata":{"a":"é"},"customer":"cus_1","payment_method":{"id":"pm_1","object":"payment_method"}}""";
        var again = SetupIntent.FromJson(SetupIntent.FromJson(json).ToJson());
        Assert.Equal(("seti_1", 1767225600, "é", "cus_1", "pm_1"), (again.Id, new DateTimeOffset(again.Created).ToUnixTimeSeconds(), again.Metadata["a"], again.CustomerId, again.PaymentMethod.Id));
    }

    [Theory]
    [InlineData("customer", typeof(Customer)), InlineData("setup_intent", typeof(SetupIntent)), InlineData("setup_attempt", typeof(SetupAttempt)), InlineData("payment_method", typeof(PaymentMethod))]
    [InlineData("payment_intent", typeof(PaymentIntent)), InlineData("charge", typeof(Charge)), InlineData("refund", typeof(Refund)), InlineData("event", typeof(Event)), InlineData("webhook_endpoint", typeof(WebhookEndpoint))]
    public void ObjectOfAnEvent_HasTheTypeOfItsName(string name, Type type) => Assert.IsType(type, StripeEntity.FromJson($$"""{"object":"{{name}}","data":{"object":{} } }"""));

    [Fact]
    public void ObjectThatIsUnknown_StaysAsItCame()
    {
        var read = Event.FromJson("""{"id":"evt_1","object":"event","data":{"object":{"id":"xx_1","object":"of_tomorrow"},"previous_attributes":{"name":"A"}}}""");
        Assert.Null(read.Data.Object);
        Assert.Equal("xx_1", Assert.IsType<JsonElement>(read.Data.RawObject).GetProperty("id").GetString());
        Assert.Equal("A", Assert.IsType<JsonElement>(read.Data.PreviousAttributes).GetProperty("name").GetString());
    }

    [Fact]
    public async Task List_IsWalkedPageByPage()
    {
        var server = new Scripted(() => Scripted.Answer(Page(true, "cus_1", "cus_2")), () => Scripted.Answer(Page(false, "cus_3")));
        var ids = await IdsAsync(new CustomerService(server.Client).ListAutoPagingAsync(new CustomerListOptions { Limit = 2, Email = "a@b.example" }));
        Assert.Equal(["cus_1", "cus_2", "cus_3"], ids, StringComparer.Ordinal);
        Assert.Equal(["?email=a%40b.example&limit=2", "?email=a%40b.example&limit=2&starting_after=cus_2"], server.Requests.Select(r => r.Uri.Query), StringComparer.Ordinal);
    }

    [Fact]
    public async Task ListBeforeAnObject_IsWalkedBackwards()
    {
        var server = new Scripted(() => Scripted.Answer(Page(true, "cus_3", "cus_4")), () => Scripted.Answer(Page(false, "cus_1", "cus_2")));
        Assert.Equal(["cus_4", "cus_3", "cus_2", "cus_1"], await IdsAsync(new CustomerService(server.Client).ListAutoPagingAsync(new CustomerListOptions { EndingBefore = "cus_5" })), StringComparer.Ordinal);
        Assert.Equal(["?ending_before=cus_5", "?ending_before=cus_3"], server.Requests.Select(r => r.Uri.Query), StringComparer.Ordinal);
    }

    [Fact]
    public async Task Answer_IsKeptWithItsHeaders()
    {
        var server = new Scripted(() => Scripted.Answer("""{"id":"cus_1","object":"customer","of_tomorrow":1}""", 200, ("Request-Id", "req_1")));
        var customer = await new CustomerService(server.Client).GetAsync("cus_1");
        Assert.Equal(("req_1", 1), (customer.StripeResponse.RequestId, customer.RawJsonElement!.Value.GetProperty("of_tomorrow").GetInt32()));
    }

    private static string Page(bool more, params string[] ids) =>
        $$"""{"object":"list","url":"/v1/customers","has_more":{{(more ? "true" : "false")}},"data":[{{string.Join(',', ids.Select(id => $$"""{"id":"{{id}}","object":"customer"}"""))}}]}""";

    private static async Task<List<string>> IdsAsync(IAsyncEnumerable<Customer> customers)
    {
        var ids = new List<string>();
        await foreach (var customer in customers) ids.Add(customer.Id);
        return ids;
    }
}
