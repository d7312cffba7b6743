using BillingPortal.Platform.Data.Model.Customers;

namespace BillingPortal.Features.Customers;

internal static class CustomerSearch
{
#pragma warning disable CA1304, CA1311, CA1862, MA0011 // both databases lower the letters, and know nothing of our cultures
    /// <summary>Whose address, reference or id begins so, or whose name has it in it.</summary>
    public static IQueryable<BillingProfileRow> Matching(this IQueryable<BillingProfileRow> profiles, string? search)
    {
        var words = search?.Trim().ToLowerInvariant();
        return string.IsNullOrEmpty(words) ? profiles : profiles.Where(p => p.Email!.ToLower().StartsWith(words) || p.Reference!.ToLower().StartsWith(words)
            || p.PublicId.StartsWith(words) || p.Name!.ToLower().Contains(words));
    }
#pragma warning restore CA1304, CA1311, CA1862, MA0011
}
