using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Customers;

namespace BillingPortal.Features.Customers.Contracts;

/// <summary>For lists of other features: customers by what staff type, under the name that staff call them by.</summary>
public static class ListedCustomers
{
    /// <summary>Everybody in whom each of the words begins something; everybody for no words.</summary>
    public static Task<IQueryable<BillingProfileRow>> TypedAsync(IQueryable<BillingProfileRow> profiles, PortalDb db, string? typed, CancellationToken ct = default) => profiles.FoundAsync(db, typed, ct);

    public static string TitleOf(BillingProfileRow profile) => profile.Title();
}
