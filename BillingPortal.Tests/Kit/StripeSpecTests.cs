using System.Text.Json;

namespace BillingPortal.Tests.Kit;

/// <summary>The judge is judged first: it finds what is planted, and takes Stripe's own samples.</summary>
public sealed class StripeSpecTests
{
    [SharedTheory(StripeSpec.File)]
    [InlineData("GET", "/v1/customers", "limit=3&created[gte]=12&expand[0]=data.default_source")]
    [InlineData("POST", "/v1/customers", "address[line1]=1+rue&metadata[a%5Bb]=c&email=a%40b.example&description=")]
    [InlineData("POST", "/v1/customers/cus_1", "metadata=")]
    [InlineData("POST", "/v1/setup_intents", "customer=cus_1&usage=off_session&automatic_payment_methods[enabled]=true")]
    [InlineData("DELETE", "/v1/customers/cus_1", "")]
    public void GoodRequest_HasNoFault(string method, string path, string form) => Assert.Empty(Faults(method, path, form));

    [SharedTheory(StripeSpec.File)]
    [InlineData("GET", "/v1/costumers", "", "GET /v1/costumers: no such operation.")]
    [InlineData("GET", "/v1/customers", "limit=many", "limit: wants number, is 'many'.")]
    [InlineData("GET", "/v1/customers", "page=2", "page: is unknown.")]
    [InlineData("POST", "/v1/customers", "address[street]=rue", "address[street]: is unknown.")]
    [InlineData("POST", "/v1/setup_intents", "usage=never", "usage: 'never' is none of its values.")]
    [InlineData("POST", "/v1/setup_intents", "automatic_payment_methods[enabled]=True", "automatic_payment_methods[enabled]: wants boolean, is 'True'.")]
    [InlineData("POST", "/v1/payment_intents", "amount=1", "currency: is missing.")]
    [InlineData("GET", "/v1/customers", "expand[1]=data", "expand[1]: wants the index 0.")]
    [InlineData("GET", "/v1/customers", "expand=data", "expand: wants an array, is 'data'.")]
    public void BadRequest_IsNamed(string method, string path, string form, string fault) => Assert.Equal([fault], Faults(method, path, form), StringComparer.Ordinal);

    [SharedTheory("stripe/fixtures-2026-08.json")]
    [InlineData("customer", null), InlineData("payment_method", null), InlineData("refund", null), InlineData("webhook_endpoint", null)]
    [InlineData("setup_intent", "setup_intent.allowed_payment_method_types: is missing.")] // the samples are of a version before the spec's
    public void SampleOfStripe_LacksOnlyWhatCameLater(string name, string? fault)
    {
        using var samples = JsonDocument.Parse(File.ReadAllBytes(SharedFiles.At("stripe/fixtures-2026-08.json")));
        Assert.Equal(fault is null ? [] : [fault], StripeSpec.TryLoad()!.FaultsOfObject(samples.RootElement.GetProperty("resources").GetProperty(name)), StringComparer.Ordinal);
    }

    [SharedTheory(StripeSpec.File)]
    [InlineData("""{"id":"cus_1","object":"customer","deleted":true}""", null)]
    [InlineData("""{"object":"customer","deleted":true}""", "id: is missing.")]
    [InlineData("""{"id":null,"object":"customer","deleted":true}""", "id: is null.")]
    [InlineData("""{"id":"cus_1","object":"client","deleted":true}""", "object: 'client' is none of its values.")]
    [InlineData("""{"id":"cus_1","object":"customer","deleted":"yes"}""", "deleted: wants boolean, is String.")]
    public void Answer_IsHeldAgainstItsSchema(string json, string? fault) =>
        Assert.Equal(fault is null ? [] : [fault], StripeSpec.TryLoad()!.FaultsOfAnswer("DELETE", "/v1/customers/cus_1", 200, Json(json)), StringComparer.Ordinal);

    [SharedTheory(StripeSpec.File)]
    [InlineData("\"cus_1\"", null)]
    [InlineData("""{"id":"cus_1","object":"customer","deleted":true}""", null)]
    [InlineData("12", "data[0].customer: wants string, is Number.")]
    public void ExpandableField_IsAnIdOrAnObject(string customer, string? fault) => Assert.Equal(fault is null ? [] : [fault], StripeSpec.TryLoad()!
        .FaultsOfAnswer("GET", "/v1/setup_attempts", 200, Json($$"""{"object":"list","url":"/v1/setup_attempts","has_more":false,"data":[{{Attempt.Replace("CUSTOMER", customer, StringComparison.Ordinal)}}]}""")), StringComparer.Ordinal);

    private const string Attempt = """
        {"id":"setatt_1","object":"setup_attempt","application":null,"created":1,"customer":CUSTOMER,"customer_account":null,"flow_directions":null,"livemode":false,"on_behalf_of":null,
         "payment_method":"pm_1","payment_method_details":{"type":"card"},"setup_error":null,"setup_intent":"seti_1","status":"succeeded","usage":"off_session"}
        """;

    private static IEnumerable<string> Faults(string method, string path, string form) => StripeSpec.TryLoad()!.FaultsOfRequest(method, path, FormNode.Pairs(form));

    private static JsonElement Json(string text) => JsonDocument.Parse(text).RootElement;
}
