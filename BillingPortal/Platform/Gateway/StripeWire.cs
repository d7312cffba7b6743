using BillingPortal.Core;
using Stripe;

namespace BillingPortal.Platform.Gateway;

/// <summary>The one client of Stripe of this node, and the one way to ask through it.</summary>
internal sealed class StripeWire : IDisposable
{
    private readonly HttpClient http;
    private readonly Lazy<StripeClient> client;

    public StripeWire(IServiceProvider services, Pace pace, GatewayMeter meter, TimeProvider time)
    {
        http = new(new PacedWire(pace, meter, time) { InnerHandler = new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(5), AllowAutoRedirect = false } }) { Timeout = Timeout.InfiniteTimeSpan };
        // Asked for late: in sandbox mode Stripe stands at this portal's own address, known once the server listens.
        client = new(() => ClientOf(services.GetRequiredService<StripeEndpoint>()), LazyThreadSafetyMode.PublicationOnly);
    }

    public IStripeClient Client => client.Value;

    /// <summary>Asks, and says what came of it in our words.</summary>
    /// <param name="operation">An infinitive, for sentences: "read a customer".</param>
    public async Task<Result<T>> AskAsync<T>(string operation, Func<IStripeClient, Task<T>> ask, CancellationToken ct)
    {
        try
        {
            return await ask(Client);
        }
        catch (StripeException fault) when (StripeFaults.RefusalOf(fault) is { } refusal)
        {
            return refusal;
        }
        catch (Exception fault) when (fault is StripeException or HttpRequestException or IOException || (fault is OperationCanceledException && !ct.IsCancellationRequested))
        {
            throw StripeFaults.Explained(operation, fault);
        }
    }

    public static RequestOptions Under(OperationKey key) => new() { IdempotencyKey = key.ToString() };

    private StripeClient ClientOf(StripeEndpoint endpoint) => new(endpoint.SecretKey, httpClient: new SystemNetHttpClient(http), apiBase: endpoint.ApiBase);

    public void Dispose() => http.Dispose();
}
