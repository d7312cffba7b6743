using System.Net;
using System.Text;
using BillingPortal.Tests.Kit;
using Stripe;

namespace BillingPortal.Tests.StripeWire.Kit;

/// <summary>What a client sent, once it is gone.</summary>
internal sealed record Sent(HttpMethod Method, Uri Uri, string Body, IReadOnlyDictionary<string, string> Headers)
{
    public IEnumerable<KeyValuePair<string, string>> Form => FormNode.Pairs(Method == HttpMethod.Post ? Body : Uri.Query.TrimStart('?'));

    public string? Key => Headers.GetValueOrDefault("Idempotency-Key");
}

/// <summary>Answers what the test says, one step a request, the last one for good; and keeps what was asked.</summary>
internal sealed class Scripted(params Func<HttpResponseMessage>[] steps) : HttpMessageHandler
{
    public List<Sent> Requests { get; } = [];

    public Sent Only => Assert.Single(Requests);

    /// <summary>Without retries, so that nothing waits.</summary>
    public StripeClient Client => new("sk_test_1", httpClient: new SystemNetHttpClient(new HttpClient(this), maxNetworkRetries: 0));

    public static Scripted Json(string json, int status = 200) => new(() => Answer(json, status));

    public static HttpResponseMessage Answer(string json, int status = 200, params (string Name, string Value)[] headers)
    {
        var answer = new HttpResponseMessage((HttpStatusCode)status) { Content = new StringContent(json, Encoding.UTF8, "application/json") };
        foreach (var (name, value) in headers) answer.Headers.Add(name, value);
        return answer;
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
        var headers = request.Headers.Concat(request.Content?.Headers ?? Enumerable.Empty<KeyValuePair<string, IEnumerable<string>>>());
        Requests.Add(new(request.Method, request.RequestUri!, body, headers.ToDictionary(h => h.Key, h => string.Join(",", h.Value), StringComparer.OrdinalIgnoreCase)));
        return steps[Math.Min(Requests.Count, steps.Length) - 1]();
    }
}
