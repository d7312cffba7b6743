using System.Diagnostics.Metrics;
using BillingPortal.Platform.Telemetry;

namespace BillingPortal.Platform.Gateway;

/// <summary>How long Stripe takes, by what was asked and how it ended; also counts.</summary>
public sealed class GatewayMeter(PortalMeter meter)
{
    private readonly Histogram<double> took = meter.Meter.CreateHistogram<double>("portal.stripe.request.duration", "s", "From asking Stripe to its answer, each try by itself.");

    internal void Asked(HttpRequestMessage request, string outcome, TimeSpan time) => took.Record(time.TotalSeconds,
        new("method", request.Method.Method), new("resource", Resource(request.RequestUri)), new KeyValuePair<string, object?>("outcome", outcome));

    // "/v1/setup_intents/seti_1/confirm" is "setup_intents": no id becomes a tag.
    private static string Resource(Uri? address)
    {
        var steps = address?.Segments.Select(s => s.Trim('/')).SkipWhile(s => s is not ("v1" or "v2")).Skip(1).ToArray() ?? [];
        return steps is [var resource, ..] ? resource : "other";
    }
}
