namespace BillingPortal.Features.Usage.Contracts;

/// <summary>Usage for the sample people of the sandbox.</summary>
public interface ISampleUsage
{
    /// <summary>Three months of it and the running one: little at first, then more than is included. Given again it changes nothing.</summary>
    Task GiveAsync(long profileId, CancellationToken ct = default);
}
