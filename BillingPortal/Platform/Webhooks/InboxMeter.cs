using System.Diagnostics.Metrics;
using BillingPortal.Platform.Data.Model.Webhooks;
using BillingPortal.Platform.Telemetry;

namespace BillingPortal.Platform.Webhooks;

/// <summary>How many events were handled, and how long after they came.</summary>
public sealed class InboxMeter(PortalMeter meter)
{
    private readonly Histogram<double> lag = meter.Meter.CreateHistogram<double>("portal.webhooks.lag", "s", "From the arrival of an event to the end of its handling.");

    internal void Ended(StripeEventState state, TimeSpan after) => lag.Record(after.TotalSeconds, new KeyValuePair<string, object?>("state", state.ToString()));
}
