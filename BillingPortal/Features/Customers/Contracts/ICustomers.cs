using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Account;

namespace BillingPortal.Features.Customers.Contracts;

/// <summary>What other features ask of customers.</summary>
public interface ICustomers
{
    /// <summary>
    /// Makes the billing profile of a person whose address was just confirmed, in the caller's transaction.
    /// Somebody who has one already, or took one over by an invitation, gets no second one.
    /// </summary>
    /// <param name="since">Billing time; sample people have been here for a while.</param>
    /// <returns>The profile's id; null when nothing was made.</returns>
    Task<long?> MakeForAsync(PortalDb db, Person person, DateTime since, CancellationToken ct);
}
