using System.Net;

namespace BillingPortal.Platform.Gateway;

/// <summary>Below Stripe's client: lets each request wait for its turn, repeats one that was refused for haste, and measures all.</summary>
internal sealed class PacedWire(Pace pace, GatewayMeter meter, TimeProvider time) : DelegatingHandler
{
    private const int Refusals = 6;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30); // with one try; waiting for a turn does not count

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        for (var refused = 0; ; refused++)
        {
            await pace.WaitAsync(cancellationToken);
            var answer = await MeasuredAsync(request, cancellationToken);
            if (answer.StatusCode != HttpStatusCode.TooManyRequests)
            {
                pace.Accepted();
                return answer;
            }
            if (refused == Refusals) return answer;
            answer.Dispose();
            pace.Refused(); // the next turn comes after the pause
        }
    }

    private async Task<HttpResponseMessage> MeasuredAsync(HttpRequestMessage request, CancellationToken ct)
    {
        var begun = time.GetTimestamp();
        var outcome = "broken";
        try
        {
            using var patience = new CancellationTokenSource(Patience, time);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, patience.Token);
            var answer = await base.SendAsync(request, either.Token);
            await answer.Content.LoadIntoBufferAsync(either.Token);
            outcome = $"{(int)answer.StatusCode / 100}xx";
            return answer;
        }
        finally
        {
            meter.Asked(request, outcome, time.GetElapsedTime(begun));
        }
    }
}
