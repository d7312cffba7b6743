namespace BillingPortal.Features.Usage.Contracts;

public static class UsageLimits
{
    /// <summary>Of one event: nine thousand million such events fit into a sum.</summary>
    public const long Units = 1_000_000_000;

    /// <summary>Of a day's total.</summary>
    public const long Total = 1_000_000_000_000_000;
}
