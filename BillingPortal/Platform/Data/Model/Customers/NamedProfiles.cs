namespace BillingPortal.Platform.Data.Model.Customers;

/// <summary>Whom somebody means who names a customer.</summary>
public static class NamedProfiles
{
    /// <summary>By our id or by the product's own reference: no reference begins as our ids do.</summary>
    public static IQueryable<BillingProfileRow> Named(this IQueryable<BillingProfileRow> profiles, string customer) =>
        profiles.Where(p => p.PublicId == customer || p.Reference == customer);

    /// <summary>The same, for whoever wants to do something with it: who was erased is nobody.</summary>
    public static IQueryable<BillingProfileRow> Living(this IQueryable<BillingProfileRow> profiles, string customer) =>
        profiles.Named(customer).Where(p => p.ErasedAt == null);
}
