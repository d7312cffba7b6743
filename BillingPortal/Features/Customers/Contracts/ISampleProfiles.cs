using BillingPortal.Platform.Data;

namespace BillingPortal.Features.Customers.Contracts;

/// <summary>Customers for the sandbox, as a product would make them.</summary>
public interface ISampleProfiles
{
    /// <summary>Those there are whose reference begins so.</summary>
    Task<int> CountAsync(string referencesFrom, CancellationToken ct = default);

    /// <summary>Makes one in the caller's transaction, at the time that the billing clock shows. It has no address: nobody is mailed.</summary>
    /// <returns>The profile's id.</returns>
    Task<long> MakeAsync(PortalDb db, string reference, string name, CancellationToken ct = default);
}
