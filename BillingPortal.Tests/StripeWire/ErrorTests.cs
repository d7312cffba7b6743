using System.Net;
using BillingPortal.Tests.StripeWire.Kit;
using Stripe;

namespace BillingPortal.Tests.StripeWire;

public sealed class ErrorTests
{
    [Fact]
    public async Task Decline_TellsAllThatStripeSays()
    {
        var error = (await FailureAsync(402, """
            {"error":{"type":"card_error","code":"card_declined","decline_code":"insufficient_funds","advice_code":"try_again_later","message":"Your card has insufficient funds.","param":"","charge":"ch_1",
             "payment_intent":{"id":"pi_1","object":"payment_intent","status":"requires_payment_method"},"payment_method":{"id":"pm_1","object":"payment_method"}}}
            """)).StripeError;
        Assert.Equal(("card_error", "card_declined", "insufficient_funds", "try_again_later", "ch_1"), (error.Type, error.Code, error.DeclineCode, error.AdviceCode, error.Charge));
        Assert.Equal(("pi_1", "pm_1"), (error.PaymentIntent.Id, error.PaymentMethod.Id));
    }

    [Theory]
    [InlineData(400), InlineData(401), InlineData(402), InlineData(403), InlineData(404), InlineData(409), InlineData(429), InlineData(500), InlineData(503)]
    public async Task StatusThatIsNot200_IsAFailureWithStatusCodeAndMessage(int status)
    {
        var failure = await FailureAsync(status, """{"error":{"type":"invalid_request_error","code":"resource_missing","message":"No such customer: 'cus_1'"}}""");
        Assert.Equal(((HttpStatusCode)status, "resource_missing", "No such customer: 'cus_1'", "req_1"), (failure.HttpStatusCode, failure.StripeError.Code, failure.Message, failure.StripeResponse.RequestId));
    }

    [Theory]
    [InlineData(201), InlineData(202), InlineData(204), InlineData(302)]
    public async Task AlmostSuccess_IsNone(int status) => Assert.Equal((HttpStatusCode)status, (await FailureAsync(status, """{"id":"cus_1","object":"customer"}""")).HttpStatusCode);

    [Theory]
    [InlineData(200, "<html>"), InlineData(200, ""), InlineData(200, "null"), InlineData(200, "[]"), InlineData(200, "{\"id\":7}"), InlineData(200, "{\"created\":\"soon\"}"), InlineData(200, "{\"livemode\":\"no\"}")]
    [InlineData(200, "{\"invoice_settings\":{\"default_payment_method\":7}}"), InlineData(200, "{\"invoice_settings\":{\"default_payment_method\":{\"id\":7}}}")]
    [InlineData(502, "<html>"), InlineData(500, ""), InlineData(500, "{}"), InlineData(500, "{\"error\":null}"), InlineData(500, "{\"error\":\"invalid_grant\"}"), InlineData(500, "[]")]
    public async Task Garbage_IsAFailureWithoutAnError(int status, string content)
    {
        var failure = await FailureAsync(status, content);
        Assert.Equal(((HttpStatusCode)status, null), (failure.HttpStatusCode, failure.StripeError));
    }

    [Fact]
    public async Task NoKey_IsAFailureBeforeAnythingIsSent()
    {
        var server = Scripted.Json("{}");
        var client = new StripeClient(httpClient: new SystemNetHttpClient(new HttpClient(server)));
        await Assert.ThrowsAsync<StripeException>(() => new CustomerService(client).GetAsync("cus_1"));
        Assert.Empty(server.Requests);
    }

    [Theory]
    [InlineData(""), InlineData("sk_test 1")]
    public void KeyThatCannotBe_IsRefused(string key) => Assert.Throws<ArgumentException>(() => new StripeClient(key));

    private static Task<StripeException> FailureAsync(int status, string content) => Assert.ThrowsAsync<StripeException>(() =>
        new CustomerService(new Scripted(() => Scripted.Answer(content, status, ("Request-Id", "req_1"))).Client).GetAsync("cus_1"));
}
