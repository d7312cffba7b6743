using System.Net;
using BillingPortal.Tests.StripeWire.Kit;
using Stripe;

namespace BillingPortal.Tests.StripeWire;

public sealed class RetryTests
{
    private const string Customer = """{"id":"cus_1","object":"customer"}""";
    private const string Error = """{"error":{"type":"api_error","message":"Sorry."}}""";

    private readonly Pauses pauses = new();

    [Theory]
    [InlineData(409), InlineData(500), InlineData(502), InlineData(503), InlineData(599)]
    public async Task PassingFault_IsTriedTwiceMoreWithTheSameKey(int status)
    {
        var server = new Scripted(() => Scripted.Answer(Error, status), () => Scripted.Answer(Error, status), () => Scripted.Answer(Customer));
        Assert.Equal("cus_1", (await CreateAsync(server)).Id);
        Assert.Equal(3, server.Requests.Count);
        Assert.Single(server.Requests.Select(r => (r.Key, r.Body)).Distinct());
    }

    [Fact]
    public async Task LastingFault_IsToldAfterThreeTries()
    {
        var server = Scripted.Json(Error, 503);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await Assert.ThrowsAsync<StripeException>(() => CreateAsync(server))).HttpStatusCode);
        Assert.Equal(3, server.Requests.Count);
    }

    [Theory]
    [InlineData(400), InlineData(401), InlineData(402), InlineData(404), InlineData(429)]
    public async Task FaultOfTheRequest_IsNotTriedAgain(int status)
    {
        var server = Scripted.Json(Error, status);
        await Assert.ThrowsAsync<StripeException>(() => CreateAsync(server));
        Assert.Single(server.Requests);
    }

    [Theory]
    [InlineData(500, "false", 1), InlineData(409, "false", 1), InlineData(429, "true", 3), InlineData(400, "true", 3), InlineData(500, "perhaps", 3), InlineData(400, "perhaps", 1)]
    public async Task AdviceOfTheServer_IsFollowed(int status, string advice, int tries)
    {
        var server = new Scripted(() => Scripted.Answer(Error, status, ("Stripe-Should-Retry", advice)));
        await Assert.ThrowsAsync<StripeException>(() => CreateAsync(server));
        Assert.Equal(tries, server.Requests.Count);
    }

    [Fact]
    public async Task BrokenConnection_IsTriedAgainAndThenToldAsItIs()
    {
        var server = new Scripted(() => throw new HttpRequestException("reset"));
        Assert.Equal("reset", (await Assert.ThrowsAsync<HttpRequestException>(() => CreateAsync(server))).Message);
        Assert.Equal(3, server.Requests.Count);
    }

    [Fact]
    public async Task TimeOut_IsTriedAgain()
    {
        var server = new Scripted(() => throw new TaskCanceledException("late"), () => Scripted.Answer(Customer));
        Assert.Equal("cus_1", (await CreateAsync(server)).Id);
    }

    [Fact]
    public async Task Cancellation_IsNotTriedAgain()
    {
        using var stop = new CancellationTokenSource();
        var server = new Scripted(() =>
        {
            stop.Cancel();
            throw new TaskCanceledException();
        });
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => CreateAsync(server, stop: stop.Token));
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task CancellationInAPause_EndsIt()
    {
        using var stop = new CancellationTokenSource();
        var server = Scripted.Json(Error, 500);
        var still = new BillingPortal.Tests.Kit.ManualTime();
        var call = new CustomerService(Client(server, 2, still, new())).CreateAsync(new CustomerCreateOptions(), cancellationToken: stop.Token);
        Assert.False(call.IsCompleted);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        Assert.Single(server.Requests);
    }

    [Theory]
    [InlineData(0.0, "500 1000 2000 4000 5000 5000")]
    [InlineData(0.999999999, "500 750 1500 3000 3750 3750")]
    public async Task Pauses_DoubleUpToFiveSecondsLessUpToAQuarter(double drawn, string expected)
    {
        await Assert.ThrowsAsync<StripeException>(() => CreateAsync(Scripted.Json(Error, 500), retries: 6, new Drawn(drawn)));
        Assert.Equal(expected, string.Join(' ', pauses.Taken.Select(p => Math.Round(p.TotalMilliseconds))));
    }

    [Fact]
    public async Task Pauses_DifferFromCallToCall()
    {
        await Assert.ThrowsAsync<StripeException>(() => CreateAsync(Scripted.Json(Error, 500), retries: 40));
        Assert.True(pauses.Taken.Skip(4).Distinct().Count() > 10);
    }

    [Fact]
    public void Defaults_AreThoseOfStripeNet()
    {
        using var http = SystemNetHttpClient.BuildDefaultSystemNetHttpClient();
        Assert.Equal((2, TimeSpan.FromSeconds(80), TimeSpan.FromSeconds(80)), (new SystemNetHttpClient().MaxNetworkRetries, SystemNetHttpClient.DefaultHttpTimeout, http.Timeout));
        Assert.Equal(("https://api.stripe.com", "2026-07-29.dahlia"), (new StripeClient("sk_test_1").ApiBase, StripeConfiguration.ApiVersion));
    }

    private Task<Customer> CreateAsync(Scripted server, int retries = 2, Random? chance = null, CancellationToken stop = default) =>
        new CustomerService(Client(server, retries, pauses, chance ?? new())).CreateAsync(new CustomerCreateOptions { Name = "Ann" }, cancellationToken: stop);

    private static StripeClient Client(HttpMessageHandler server, int retries, TimeProvider time, Random chance) =>
        new("sk_test_1", httpClient: new SystemNetHttpClient(new HttpClient(server), retries) { Time = time, Chance = chance });

    private sealed class Drawn(double value) : Random
    {
        public override double NextDouble() => value;
    }
}
