using System.Net.Http.Headers;
using System.Text;
using BillingPortal.Sandbox.Resources;
using BillingPortal.Sandbox.Store;
using BillingPortal.Sandbox.Wire;
using Microsoft.Extensions.Logging;

namespace BillingPortal.Sandbox.Webhooks;

/// <summary>Sends what is due, a few at a time. Order is not promised.</summary>
internal sealed class DeliverWebhooks(SandboxStore store, Turns turns, SandboxOptions options, WebhookBell bell, ILogger<DeliverWebhooks> log) : IDisposable
{
    private const int AtOnce = 8;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);
    private readonly HttpClient client = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { Timeout = Timeout.InfiniteTimeSpan };

    public void Dispose() => client.Dispose();

    public async Task RunAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var next = bell.Next;
            if (!await RoundAsync(stoppingToken)) await Task.WhenAny(next, Task.Delay(Look, options.Time, stoppingToken));
        }
    }

    private async Task<bool> RoundAsync(CancellationToken ct)
    {
        try
        {
            await turns.CatchUpAsync(ct);
            var due = await store.ReadAsync(books => Deliveries.Due(books, Deliveries.Real(options), AtOnce), ct);
            await Task.WhenAll(due.Select(d => SendAsync(d, ct)));
            return due.Count > 0;
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            log.LogError(fault, "The sandbox could not look for webhooks to deliver; tried again in {Pause}", Look);
            return false;
        }
    }

    private async Task SendAsync(Delivery delivery, CancellationToken ct)
    {
        var letter = await store.ReadAsync(books => Letter(books, delivery), ct);
        var (status, note) = letter is { } to ? await PostAsync(to.Url, to.Body, to.Secret, ct) : (410, "The endpoint or the event is gone.");
        await store.WriteAsync(books =>
        {
            Deliveries.Finish(books, delivery, Deliveries.Real(options), status, note);
            return true;
        }, ct);
    }

    private static (string Url, string Body, string Secret)? Letter(Books books, Delivery delivery)
    {
        if (books.Find(WebhookEndpoints.Kind, delivery.Endpoint) is not { } endpoint || books.Find(Events.Kind, delivery.Event) is not { } happened) return null;
        happened["pending_webhooks"] = Deliveries.Open(books, delivery.Event);
        happened["api_version"] = endpoint.Text("api_version") ?? StripeVersion.Account;
        return (endpoint.Text("url")!, Json.Written(Json.Public(happened)), endpoint.Hidden().Text("secret")!);
    }

    private async Task<(int? Status, string Note)> PostAsync(string url, string body, string secret, CancellationToken ct)
    {
        using var patience = new CancellationTokenSource(Patience, options.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, patience.Token);
        using var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = new StringContent(body, Encoding.UTF8, new MediaTypeHeaderValue("application/json", "utf-8")) };
        request.Headers.Add(WebhookSignature.Header, WebhookSignature.Of(body, secret, options.Time.GetUtcNow()));
        request.Headers.UserAgent.ParseAdd("Stripe/1.0");
        try
        {
            using var answer = await client.SendAsync(request, either.Token);
            return ((int)answer.StatusCode, answer.ReasonPhrase ?? "");
        }
        catch (HttpRequestException fault)
        {
            return (null, fault.Message);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return (null, $"No answer within {Patience.TotalSeconds:0} s.");
        }
    }
}
