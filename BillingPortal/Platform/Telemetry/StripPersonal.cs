using System.Diagnostics;
using OpenTelemetry;

namespace BillingPortal.Platform.Telemetry;

/// <summary>Takes out of a trace, before it is sent, what a library may put in and a person may be known by.</summary>
internal sealed class StripPersonal : BaseProcessor<Activity>
{
    private static readonly string[] Personal =
        ["url.full", "url.path", "url.query", "http.url", "http.target", "user_agent.original", "client.address", "client.port", "network.peer.address", "network.peer.port"];

    public override void OnEnd(Activity data)
    {
        foreach (var tag in Personal) data.SetTag(tag, null);
    }
}
