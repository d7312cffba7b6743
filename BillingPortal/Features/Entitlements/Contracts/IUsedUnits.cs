using BillingPortal.Core.Entitlements;
using BillingPortal.Core.Periods;
using BillingPortal.Platform.Data;

namespace BillingPortal.Features.Entitlements.Contracts;

/// <summary>What other features ask: how many units were used. Always exact: counters where a whole hour, day or month is asked for, the events themselves for the rest.</summary>
public interface IUsedUnits
{
    /// <summary>That stand in the bills of these months, by profile and month; 0 where there is no bill.</summary>
    Task<IReadOnlyDictionary<(long ProfileId, CalendarMonth Month), long>> OfAsync(PortalDb db, IReadOnlyDictionary<long, CustomerPlan> plans, IReadOnlyList<CalendarMonth> months, CancellationToken ct = default);

    /// <summary>The same of one customer.</summary>
    Task<IReadOnlyDictionary<CalendarMonth, long>> OfAsync(PortalDb db, long profileId, CustomerPlan plan, IReadOnlyList<CalendarMonth> months, CancellationToken ct = default);

    /// <summary>Within these pieces of time.</summary>
    Task<long> InAsync(PortalDb db, long profileId, IReadOnlyList<Stay> parts, CancellationToken ct = default);
}
