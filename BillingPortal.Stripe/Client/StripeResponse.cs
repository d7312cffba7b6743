using System.Net;
using System.Net.Http.Headers;

namespace Stripe;

public abstract class StripeResponseBase(HttpStatusCode statusCode, HttpResponseHeaders headers)
{
    public HttpStatusCode StatusCode { get; } = statusCode;
    public HttpResponseHeaders Headers { get; } = headers;
    public DateTimeOffset? Date => Headers?.Date;
    public string IdempotencyKey => Header("Idempotency-Key");
    public string RequestId => Header("Request-Id");

    public override string ToString() => $"<{GetType().FullName} status={(int)StatusCode} Request-Id={RequestId}>";

    private string Header(string name) => Headers is not null && Headers.TryGetValues(name, out var values) ? values.First() : null;
}

public class StripeResponse(HttpStatusCode statusCode, HttpResponseHeaders headers, string content) : StripeResponseBase(statusCode, headers)
{
    public string Content { get; } = content;
}
