namespace BillingPortal.Features.Usage.Contracts;

/// <summary>Usage for the sample people of the sandbox.</summary>
public interface ISampleUsage
{
    /// <summary>A year of it: little at first, in the last months more than is included. Given again it changes nothing.</summary>
    /// <param name="before">The first day without any, billing zone.</param>
    Task GiveAsync(long profileId, DateOnly before, CancellationToken ct = default);

    /// <summary>Some of last month's, reported now: its invoice is final. Given again it changes nothing.</summary>
    Task GiveLateAsync(long profileId, CancellationToken ct = default);
}
