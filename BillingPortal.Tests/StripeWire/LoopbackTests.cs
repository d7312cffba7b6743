using System.Collections.Concurrent;
using System.Net;
using BillingPortal.Tests.StripeWire.Kit;
using Stripe;

namespace BillingPortal.Tests.StripeWire;

/// <summary>The client against a server that misbehaves, over real connections.</summary>
public sealed class LoopbackTests
{
    private const string Refund = """{"id":"re_1","object":"refund","amount":500}""";

    [Theory]
    [InlineData(null)]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 4096\r\n\r\n{\"id\":")]
    [InlineData("this is not http at all\r\n\r\n")]
    public async Task AnswerLostAfterTheEffect_IsAskedForAgainUnderTheSameKey(string? cut)
    {
        var effects = new ConcurrentDictionary<string, int>(StringComparer.Ordinal);
        await using var server = new RawServer((request, _) => Task.FromResult(effects.AddOrUpdate(KeyOf(request), 1, (_, n) => n + 1) == 1 ? cut : RawServer.Http(200, Refund)));
        Assert.Equal(500, (await CreateAsync(server)).Amount);
        Assert.Equal([2], effects.Values); // one key: one refund, asked for twice
    }

    [Theory]
    [InlineData(500, 3), InlineData(409, 3), InlineData(429, 1)]
    public async Task Status_IsToldWithItsErrorAfterItsTries(int status, int tries)
    {
        var asked = 0;
        await using var server = new RawServer((_, _) =>
        {
            asked++;
            return Task.FromResult<string?>(RawServer.Http(status, """{"error":{"type":"api_error","code":"told","message":"No."}}"""));
        });
        var failure = await Assert.ThrowsAsync<StripeException>(() => CreateAsync(server));
        Assert.Equal(((HttpStatusCode)status, "told", tries), (failure.HttpStatusCode, failure.StripeError.Code, asked));
    }

    [Fact]
    public async Task GarbageWithSuccess_IsAFailureAndNotTriedAgain()
    {
        var asked = 0;
        await using var server = new RawServer((_, _) =>
        {
            asked++;
            return Task.FromResult<string?>(RawServer.Http(200, "<html>welcome to the hotel"));
        });
        var failure = await Assert.ThrowsAsync<StripeException>(() => CreateAsync(server));
        Assert.Equal((HttpStatusCode.OK, 1), (failure.HttpStatusCode, asked));
    }

    [Fact]
    public async Task SlowAnswer_IsGivenUpWhenTheCallerCancels()
    {
        using var stop = new CancellationTokenSource();
        var asked = 0;
        await using var server = new RawServer(async (_, end) =>
        {
            asked++;
            await stop.CancelAsync();
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, end);
            return null;
        });
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => CreateAsync(server, stop.Token));
        Assert.Equal(1, asked);
    }

    [Fact]
    public async Task NobodyThere_IsABrokenConnection()
    {
        var server = new RawServer((_, _) => Task.FromResult<string?>(null));
        await server.DisposeAsync();
        await Assert.ThrowsAsync<HttpRequestException>(() => CreateAsync(server));
    }

    private static string KeyOf(string request) => request.Split("\r\n").Single(l => l.StartsWith("Idempotency-Key: ", StringComparison.OrdinalIgnoreCase));

    private static async Task<Refund> CreateAsync(RawServer server, CancellationToken stop = default)
    {
        using var http = new HttpClient();
        var client = new StripeClient("sk_test_1", httpClient: new SystemNetHttpClient(http) { Time = new Pauses() }, apiBase: server.Address);
        return await new RefundService(client).CreateAsync(new RefundCreateOptions { Charge = "ch_1", Amount = 500 }, cancellationToken: stop);
    }
}
