using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using Stripe.Wire;

namespace Stripe;

/// <summary>A request as it goes over the wire. Each try sends the same headers, and so the same idempotency key.</summary>
public class StripeRequest
{
    private readonly BaseOptions options;

    public StripeRequest(IStripeClient client, HttpMethod method, string path, BaseOptions options, RequestOptions requestOptions)
    {
        ArgumentNullException.ThrowIfNull(client);
        this.options = options;
        Method = method;
        Uri = At(client.ApiBase + path);
        AuthorizationHeader = new("Bearer", requestOptions?.ApiKey ?? client.ApiKey ?? throw new StripeException("There is no API key, neither the client's nor one in the request's options."));
        StripeHeaders = Headers(requestOptions);
    }

    public HttpMethod Method { get; }
    public Uri Uri { get; }
    public AuthenticationHeaderValue AuthorizationHeader { get; }
    public IDictionary<string, string> StripeHeaders { get; }

    /// <summary>A new body each time it is asked for, since a message disposes of its own.</summary>
    public HttpContent Content => Method == HttpMethod.Post
        ? new StringContent(FormEncoder.Encode(options), Encoding.UTF8, "application/x-www-form-urlencoded")
        : null;

    private Uri At(string address)
    {
        var query = Method == HttpMethod.Post ? "" : FormEncoder.Encode(options);
        return new(query is "" ? address : address + "?" + query);
    }

    private Dictionary<string, string> Headers(RequestOptions asked)
    {
        var headers = new Dictionary<string, string>(StringComparer.Ordinal) { ["Stripe-Version"] = StripeConfiguration.ApiVersion };
        AddTo(headers, "Stripe-Account", asked?.StripeAccount);
        AddTo(headers, "Stripe-Context", asked?.StripeContext);
        AddTo(headers, "Stripe-Request-Trigger", asked?.StripeRequestTrigger);
        AddTo(headers, "Idempotency-Key", string.IsNullOrEmpty(asked?.IdempotencyKey) ? OwnKey() : asked.IdempotencyKey);
        return headers;
    }

    // As Stripe.net has it: version 1 deletes are idempotent by themselves.
    private string OwnKey() => Method == HttpMethod.Post || (Method == HttpMethod.Delete && Uri.AbsolutePath.StartsWith("/v2/", StringComparison.Ordinal))
        ? new Guid(RandomNumberGenerator.GetBytes(16)).ToString("D", CultureInfo.InvariantCulture)
        : null;

    private static void AddTo(Dictionary<string, string> headers, string name, string value)
    {
        if (!string.IsNullOrEmpty(value)) headers[name] = value;
    }
}
