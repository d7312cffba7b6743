using BillingPortal.Tests.StripeWire.Kit;
using Stripe;

namespace BillingPortal.Tests.StripeWire;

public sealed class HeaderTests
{
    private readonly Scripted server = Scripted.Json("""{"id":"cus_1","object":"customer"}""");

    [Fact]
    public async Task Post_CarriesKeyVersionTypeAndAnIdempotencyKeyOfItsOwn()
    {
        await new CustomerService(server.Client).CreateAsync(new CustomerCreateOptions { Name = "Ann" });
        var sent = server.Only;
        Assert.Equal(("Bearer sk_test_1", "2026-07-29.dahlia", "application/x-www-form-urlencoded; charset=utf-8"), (sent.Headers["Authorization"], sent.Headers["Stripe-Version"], sent.Headers["Content-Type"]));
        Assert.True(Guid.TryParse(sent.Key, System.Globalization.CultureInfo.InvariantCulture, out _));
    }

    [Fact]
    public async Task TwoPosts_HaveKeysApart()
    {
        var customers = new CustomerService(server.Client);
        await customers.CreateAsync(new CustomerCreateOptions());
        await customers.CreateAsync(new CustomerCreateOptions());
        Assert.NotEqual(server.Requests[0].Key, server.Requests[1].Key, StringComparer.Ordinal);
    }

    [Fact]
    public async Task GetAndDelete_CarryNoKeyAndNoBody()
    {
        await new CustomerService(server.Client).GetAsync("cus_1");
        await new CustomerService(server.Client).DeleteAsync("cus_1");
        Assert.All(server.Requests, r => Assert.Equal((null, ""), (r.Key, r.Body)));
    }

    [Fact]
    public async Task AskedOptions_BecomeHeaders()
    {
        await new CustomerService(server.Client).UpdateAsync("cus_1", new CustomerUpdateOptions(), new RequestOptions { ApiKey = "sk_test_2", IdempotencyKey = "rename/7", StripeAccount = "acct_1" });
        Assert.Equal(("Bearer sk_test_2", "rename/7", "acct_1"), (server.Only.Headers["Authorization"], server.Only.Key, server.Only.Headers["Stripe-Account"]));
    }

    [Fact]
    public async Task Telemetry_IsNotSent()
    {
        var customers = new CustomerService(server.Client);
        await customers.GetAsync("cus_1");
        await customers.GetAsync("cus_1");
        Assert.DoesNotContain(server.Requests.SelectMany(r => r.Headers.Keys), name => name.Contains("Telemetry", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Base_MayHaveAPathOfItsOwn()
    {
        var client = new StripeClient("sk_test_1", httpClient: new SystemNetHttpClient(new HttpClient(server)), apiBase: "http://127.0.0.1:1/sandbox/stripe");
        await new CustomerService(client).GetAsync("cus_1");
        Assert.Equal("http://127.0.0.1:1/sandbox/stripe/v1/customers/cus_1", server.Only.Uri.AbsoluteUri);
    }

    [Fact]
    public async Task IdWithSigns_StaysOneStepOfThePath()
    {
        await new CustomerService(server.Client).GetAsync("cus/../1?a");
        Assert.Equal("/v1/customers/cus%2F..%2F1%3Fa", server.Only.Uri.PathAndQuery);
    }

    [Theory]
    [InlineData(""), InlineData(" ")]
    public async Task EmptyId_IsNotAskedFor(string id)
    {
        await Assert.ThrowsAsync<ArgumentException>(() => new CustomerService(server.Client).GetAsync(id));
        Assert.Empty(server.Requests);
    }
}
