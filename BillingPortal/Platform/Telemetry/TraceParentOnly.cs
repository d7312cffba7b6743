using System.Diagnostics;

namespace BillingPortal.Platform.Telemetry;

/// <summary>
/// Takes over a caller's trace id, and nothing else: trace state and baggage are free text of strangers, which would be
/// exported with our traces and sent on to Stripe.
/// </summary>
internal sealed class TraceParentOnly : DistributedContextPropagator
{
    private readonly DistributedContextPropagator w3c = CreateW3CPropagator();

    public override IReadOnlyCollection<string> Fields => ["traceparent"];

    public override void ExtractTraceIdAndState(object? carrier, PropagatorGetterCallback? getter, out string? traceId, out string? traceState)
    {
        w3c.ExtractTraceIdAndState(carrier, getter, out traceId, out _);
        traceState = null;
    }

    public override IEnumerable<KeyValuePair<string, string?>>? ExtractBaggage(object? carrier, PropagatorGetterCallback? getter) => null;

    public override void Inject(Activity? activity, object? carrier, PropagatorSetterCallback? setter)
    {
        if (activity is { IdFormat: ActivityIdFormat.W3C, Id: { } id }) setter?.Invoke(carrier, "traceparent", id);
    }
}
