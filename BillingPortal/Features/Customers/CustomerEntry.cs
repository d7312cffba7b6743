using BillingPortal.Platform.Audit;
using BillingPortal.Platform.Data.Model.Customers;

namespace BillingPortal.Features.Customers;

/// <summary>A customer as it stands in the audit trail; what is somebody's own is covered.</summary>
internal static class CustomerEntry
{
    public static object Of(BillingProfileRow row, Cover cover) => new
    {
        Reference = cover.Over(row.Reference),
        Email = cover.Over(row.Email),
        Name = cover.Over(row.Name),
        row.Locale,
        row.TimeZone,
        Plan = row.PlanAsked,
    };
}
