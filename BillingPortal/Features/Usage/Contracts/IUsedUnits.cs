using BillingPortal.Core.Periods;
using BillingPortal.Platform.Data;

namespace BillingPortal.Features.Usage.Contracts;

/// <summary>What other features ask of usage: how many units stand in the bill of a month.</summary>
public interface IUsedUnits
{
    /// <summary>Of several customers in several months at once, by profile and month; whoever used nothing is not in it.</summary>
    Task<IReadOnlyDictionary<(long ProfileId, CalendarMonth Month), long>> OfAsync(PortalDb db, IReadOnlyList<long> profiles, IReadOnlyList<CalendarMonth> months, CancellationToken ct = default);
}
