using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;

namespace BillingPortal.Benchmarks.System;

/// <summary>Events as Stripe posts them: about 2 kB, each with an id of its own, signed.</summary>
internal sealed class Posts(TimeProvider time)
{
    public const string Secret = "whsec_of_the_benchmark";
    private readonly string padding = new('x', 1500);
    private int number;

    public HttpRequestMessage Next(string customer, string type = "benchmark.event")
    {
        var json = $$$"""{"id":"evt_b{{{Interlocked.Increment(ref number)}}}","object":"event","api_version":"2026-07-29.dahlia","created":1780315200,"livemode":false,"type":"{{{type}}}","data":{"object":{"id":"{{{customer}}}","object":"customer","description":"{{{padding}}}"} } }""";
        var body = Encoding.UTF8.GetBytes(json);
        var at = time.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        byte[] message = [.. Encoding.ASCII.GetBytes(at + "."), .. body];
        var request = new HttpRequestMessage(HttpMethod.Post, "/webhooks/stripe") { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.TryAddWithoutValidation("Stripe-Signature", $"t={at},v1={Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(Secret), message))}");
        return request;
    }
}
