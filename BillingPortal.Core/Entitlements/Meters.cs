namespace BillingPortal.Core.Entitlements;

/// <summary>What units are counted by.</summary>
public static class Meters
{
    /// <summary>The one that a tier's allowance and price are for. Events of other meters are kept and counted, and not rated yet.</summary>
    public const string Units = "units";
}
