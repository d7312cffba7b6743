using BillingPortal.Core;
using BillingPortal.Core.Entitlements;
using BillingPortal.Core.Periods;
using BillingPortal.Core.Subscriptions;
using BillingPortal.Features.Entitlements.Contracts;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Settings;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Features.Usage;

/// <summary>What a customer chose about limits.</summary>
/// <param name="Cap">Of the period that runs; null for none.</param>
/// <param name="Later">Another one that takes its place; null where none does.</param>
/// <param name="Stop">Where the cap stops use; null while it stops nothing.</param>
public sealed record CustomerLimits(UsageStanding Standing, Money? Cap, DatedCap? Later, UsageStop? Stop, IReadOnlyList<int> Marks, int MarksVersion)
{
    /// <summary>Is anything billed above the allowance now, so that a cap would mean something?</summary>
    public bool IsBilledAbove => Standing.Standing.Access.Tier?.PriceAbove is not null;
}

internal sealed class ReadLimits(IDbContextFactory<PortalDb> database, IUsageStandings standings, Installation installation)
{
    public async Task<CustomerLimits> RunAsync(long profileId, CancellationToken ct = default)
    {
        await using var db = await database.CreateDbContextAsync(ct);
        var standing = await standings.OfAsync(db, profileId, ct);
        var caps = standing.Standing.Plan?.History?.SpendingCaps ?? [];
        var last = (standing.Picture.Period?.Month ?? CalendarMonth.Of(installation.Zone.DayOf(standing.Standing.Now))).Last;
        var marks = await OwnMarks.ReadAsync(db, profileId, ct);
        return new(standing, caps.LastOrDefault(c => c.From <= last)?.Most, caps.LastOrDefault(c => c.From > last), standing.Picture.Stops.FirstOrDefault(s => s.Kind == StopKind.SpendingCap), marks.Percents, marks.Version);
    }
}
