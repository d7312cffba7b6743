using System.Diagnostics;

namespace BillingPortal.Platform.Telemetry;

/// <summary>The portal's one source of traces: a step worth timing starts an activity of it. Tags carry ids and states, nothing personal.</summary>
public sealed class PortalActivity : IDisposable
{
    public const string Name = "BillingPortal";

    public ActivitySource Source { get; } = new(Name);

    /// <summary>A step under way until it is disposed; null while nobody records.</summary>
    public Activity? Start(string step) => Source.StartActivity(step);

    public void Dispose() => Source.Dispose();
}
