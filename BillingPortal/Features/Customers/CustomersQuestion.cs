using BillingPortal.Core.Entitlements;

namespace BillingPortal.Features.Customers;

/// <summary>What a list of customers is sorted by.</summary>
public enum CustomerSort
{
    /// <summary>Who came last stands first.</summary>
    Since,

    Name,

    /// <summary>Whose trial ends first stands first; who has none comes after them.</summary>
    TrialEnd,
}

/// <summary>Which customers are asked for, in which order; it stands in the address of the page.</summary>
/// <param name="Tier">Its name.</param>
/// <param name="Expiring">Only those whose card expires within 60 days, or has expired.</param>
/// <param name="Turned">The other way round than the order is by itself.</param>
public sealed record CustomersQuestion(string? Search = null, AccessState? State = null, string? Tier = null, bool Expiring = false, CustomerSort Sort = CustomerSort.Since, bool Turned = false, int Page = 1)
{
    public const int PageSize = 20;

    /// <summary>Everybody, in whatever order.</summary>
    public bool IsAll => string.IsNullOrWhiteSpace(Search) && State is null && string.IsNullOrWhiteSpace(Tier) && !Expiring;

    public int Skip => (Page - 1) * PageSize;
}
