namespace BillingPortal.Platform.Health;

/// <summary>One check in one line that anybody may read: nothing in it helps an attacker.</summary>
/// <param name="Degraded">It works, but somebody should look.</param>
/// <param name="Place">The staff's page on which it is put right.</param>
public sealed record HealthLine(string Name, bool Ok, string Detail, bool Degraded = false, string? Place = null);

/// <summary>One room's check.</summary>
public interface IHealthCheck
{
    string Name { get; }

    /// <summary>The staff's page on which it is put right.</summary>
    string? Place => null;

    /// <summary>What is well, in a few words; a fault is an exception or a <see cref="NotWellException"/> with a sentence.</summary>
    Task<string> ReadAsync(CancellationToken ct);
}

/// <summary>Answered, but not well.</summary>
public sealed class NotWellException(string message) : Exception(message);

/// <summary>Somebody should look, but nothing stops working by it: the portal stays in service.</summary>
public sealed class DegradedException(string message) : Exception(message);

/// <summary>What the portal needs to work, looked at now.</summary>
public interface IHealthReport
{
    Task<IReadOnlyList<HealthLine>> ReadAsync(CancellationToken ct);
}

internal sealed class HealthReport(IEnumerable<IHealthCheck> checks, TimeProvider time, ILogger<HealthReport> log) : IHealthReport
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public async Task<IReadOnlyList<HealthLine>> ReadAsync(CancellationToken ct)
    {
        var lines = new List<HealthLine>();
        foreach (var check in checks) lines.Add(await LineAsync(check, ct));
        return lines;
    }

    private async Task<HealthLine> LineAsync(IHealthCheck check, CancellationToken ct)
    {
        try
        {
            return new(check.Name, true, await check.ReadAsync(ct).WaitAsync(Patience, time, ct));
        }
        catch (NotWellException fault)
        {
            return new(check.Name, false, fault.Message, Place: check.Place);
        }
        catch (DegradedException fault)
        {
            return new(check.Name, true, fault.Message, Degraded: true, check.Place);
        }
        catch (Exception fault) when (!ct.IsCancellationRequested)
        {
            log.LogError(fault, "The health check {Check} failed", check.Name);
            return new(check.Name, false, fault is TimeoutException ? "No answer in time." : "Failed; the log says why.");
        }
    }
}
