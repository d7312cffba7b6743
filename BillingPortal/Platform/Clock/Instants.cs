using BillingPortal.Platform.Data.Conventions;

namespace BillingPortal.Platform.Clock;

public static class Instants
{
    /// <summary>Real time as it is stored: UTC, whole microseconds. For technical things; billing rules ask <see cref="BillingClock"/>.</summary>
    public static DateTime Instant(this TimeProvider time) => InstantConverter.ToStore(time.GetUtcNow().UtcDateTime);
}
