using BillingPortal.Core;

namespace BillingPortal.Platform.Settings;

/// <summary>What this installation is, for as long as it lives: decided at the first start and stamped into the database.</summary>
public sealed record Installation(PortalMode Mode, string DataFolder, TimeZoneInfo Zone, Currency Currency)
{
    public bool IsSandbox => Mode == PortalMode.Sandbox;
}
