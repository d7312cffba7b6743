using BillingPortal.Features.Entitlements.Contracts;

namespace BillingPortal.Features.Usage.Journal;

/// <summary>The books on one of the two databases.</summary>
internal interface IUsageStore
{
    /// <summary>Events and deeds may share a transaction; else a group is of one kind.</summary>
    bool Together { get; }

    /// <summary>Writes all of this, or nothing: then with an exception, and it may be tried again. What was asked for stands in the work itself afterwards; it is on the disk when this returns.</summary>
    Task<IReadOnlyList<UsedMore>> WriteAsync(IReadOnlyList<UsageWork> group, CancellationToken ct);
}
