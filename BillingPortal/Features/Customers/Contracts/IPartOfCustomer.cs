using BillingPortal.Platform.Data;

namespace BillingPortal.Features.Customers.Contracts;

/// <summary>What a feature keeps of a customer: it goes along with the customer's own data, and away with it.</summary>
public interface IPartOfCustomer
{
    /// <summary>The heading in the file that the person downloads.</summary>
    string Name { get; }

    Task<object> ExportAsync(PortalDb db, long profileId, CancellationToken ct);

    /// <summary>The customer is erased, in the same transaction. What the books need stays and loses everything personal.</summary>
    Task EraseAsync(PortalDb db, long profileId, CancellationToken ct);
}
