using BillingPortal.Core.Periods;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Subscriptions;

namespace BillingPortal.Features.Invoices;

/// <summary>More customers than those who are billed for a month, but nobody who is left out: what is exactly so follows from the history of each.</summary>
internal static class MayBeBilled
{
    /// <summary>The ids of their profiles. Who came back in the month may stand there twice: told apart by the database, each page would read all that are left.</summary>
    public static IQueryable<long> In(PortalDb db, TimeZoneInfo zone, CalendarMonth month)
    {
        var (from, until) = (zone.StartOf(month), zone.EndOf(month));
        return db.Set<SubscriptionRow>().Where(s => s.TrialEndsAt < until && (s.EndedAt == null || s.EndedAt > from) && (s.AccessEndsAt == null || s.AccessEndsAt > from)).Select(s => s.ProfileId);
    }
}
