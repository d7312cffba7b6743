using BillingPortal.Platform.Clock;
using BillingPortal.Platform.Health;

namespace BillingPortal.Features.Usage;

/// <summary>A wrong counter wants somebody to look; nothing stops working by it.</summary>
internal sealed class CountersAreRight(ReadChecks checks, TimeProvider time) : IHealthCheck
{
    private static readonly TimeSpan Late = TimeSpan.FromDays(2);

    public string Name => "usage";

    public string? Place => UsagePlaces.Counters;

    public async Task<string> ReadAsync(CancellationToken ct) => await checks.LastAsync(ct) switch
    {
        null => "Counters not compared with their events yet; that happens every night.",
        { Open: > 0 } last => throw new DegradedException($"{last.Open} of {last.Counters} counters are not the sums of their events, by {last.OpenUnits} units."),
        { } last when last.EndedAt < time.Instant() - Late => throw new DegradedException($"The counters were last compared with their events on {last.EndedAt:yyyy-MM-dd}; the job 'check-usage' does it every night."),
        { } last => $"{last.Counters} counters compared with their events on {last.EndedAt:yyyy-MM-dd}, all right.",
    };
}
