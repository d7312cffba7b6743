using System.Diagnostics.Metrics;

namespace BillingPortal.Platform.Telemetry;

/// <summary>
/// The portal's one meter. Make an instrument of it where the thing counted happens; a tag's values are few and known
/// beforehand (a state, a kind), never an id, a name or an address.
/// </summary>
public sealed class PortalMeter(IMeterFactory meters)
{
    public const string Name = "BillingPortal";

    public Meter Meter { get; } = meters.Create(Name);
}
