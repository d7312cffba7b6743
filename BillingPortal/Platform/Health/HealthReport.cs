namespace BillingPortal.Platform.Health;

/// <summary>What the portal needs to work, looked at now.</summary>
public interface IHealthReport
{
    Task<IReadOnlyList<HealthLine>> ReadAsync(CancellationToken ct);
}

/// <summary>One thing that was looked at.</summary>
public sealed record HealthLine(string Name, bool Ok, string Detail);
