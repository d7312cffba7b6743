using System.Net;
using BillingPortal.Platform.Gateway;
using BillingPortal.Platform.Telemetry;
using BillingPortal.Tests.Kit;
using Microsoft.Extensions.DependencyInjection;

namespace BillingPortal.Tests.Platform.Gateway;

public sealed class PacedWireTests
{
    private readonly ManualTime time = new();

    [Fact]
    public async Task TooManyRequests_IsSentAgainAfterThePause_WithTheSameBodyAndKey()
    {
        var stripe = new Scripted(HttpStatusCode.TooManyRequests, HttpStatusCode.TooManyRequests, HttpStatusCode.OK);
        using var http = Through(stripe);
        var answer = SendAsync(http);
        await stripe.AskedAsync(1);
        time.Advance(TimeSpan.FromSeconds(0.6));
        await stripe.AskedAsync(2);
        time.Advance(TimeSpan.FromSeconds(1.1));
        Assert.Equal(HttpStatusCode.OK, (await answer).StatusCode);
        Assert.Equal(["amount=5|key", "amount=5|key", "amount=5|key"], stripe.Seen);
    }

    [Fact]
    public async Task StillTooMany_IsToldInTheEnd()
    {
        var stripe = new Scripted([.. Enumerable.Repeat(HttpStatusCode.TooManyRequests, 7)]);
        using var http = Through(stripe);
        var answer = SendAsync(http);
        for (var asked = 1; asked <= 6; asked++)
        {
            await stripe.AskedAsync(asked);
            time.Advance(TimeSpan.FromSeconds(10));
        }
        Assert.Equal(HttpStatusCode.TooManyRequests, (await answer).StatusCode);
    }

    [Fact]
    public async Task SilentServer_IsGivenUpAfterHalfAMinute()
    {
        var silent = new Scripted();
        using var http = Through(silent);
        var answer = SendAsync(http);
        await silent.AskedAsync(1);
        time.Advance(TimeSpan.FromSeconds(31));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => answer);
    }

    private HttpClient Through(HttpMessageHandler stripe)
    {
        var meter = new GatewayMeter(new PortalMeter(new ServiceCollection().AddMetrics().BuildServiceProvider().GetRequiredService<System.Diagnostics.Metrics.IMeterFactory>()));
        return new(new PacedWire(new Pace(1000, time), meter, time) { InnerHandler = stripe });
    }

    private static Task<HttpResponseMessage> SendAsync(HttpClient http)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "https://stripe.example/v1/payment_intents") { Content = new StringContent("amount=5") };
        request.Headers.Add("Idempotency-Key", "key");
        return http.SendAsync(request);
    }

    /// <summary>Answers in turn; when it has no more answers it says nothing.</summary>
    private sealed class Scripted(params HttpStatusCode[] answers) : HttpMessageHandler
    {
        private readonly SemaphoreSlim asked = new(0);
        private readonly Queue<HttpStatusCode> left = new(answers);

        public List<string> Seen { get; } = [];

        private int Awaited { get; set; }

        public async Task AskedAsync(int times)
        {
            for (; Awaited < times; Awaited++) Assert.True(await asked.WaitAsync(TimeSpan.FromSeconds(30)), "It was not asked.");
        }

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Seen.Add(await request.Content!.ReadAsStringAsync(cancellationToken) + "|" + request.Headers.GetValues("Idempotency-Key").Single());
            asked.Release();
            if (left.TryDequeue(out var status)) return new(status);
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
            throw new InvalidOperationException("Unreachable.");
        }
    }
}
