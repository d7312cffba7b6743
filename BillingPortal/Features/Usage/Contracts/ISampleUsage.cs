using BillingPortal.Platform.Data;

namespace BillingPortal.Features.Usage.Contracts;

/// <summary>Usage for the sample people of the sandbox.</summary>
public interface ISampleUsage
{
    /// <summary>Three months of it and the running one, in the caller's transaction: little at first, then more than is included.</summary>
    void Give(PortalDb db, long profileId);
}
