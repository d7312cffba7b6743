namespace BillingPortal.Features.Usage.Contracts;

public static class Meters
{
    /// <summary>The one that tiers are rated for.</summary>
    public const string Units = "units";

    /// <summary>Of one event: nine thousand million such events fit into a sum.</summary>
    public const long MostUnits = 1_000_000_000;

    /// <summary>Of a day's total.</summary>
    public const long MostTotal = 1_000_000_000_000_000;
}
