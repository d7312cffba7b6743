namespace BillingPortal.Features.Usage.Contracts;

public static class Meters
{
    /// <summary>The one that tiers are rated for.</summary>
    public const string Units = "units";
}
