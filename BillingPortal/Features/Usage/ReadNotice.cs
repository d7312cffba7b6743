using BillingPortal.Features.Entitlements.Contracts;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Usage;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Features.Usage;

/// <summary>What a customer is told on the pages.</summary>
internal sealed record ToldMark(ReachedMark Mark, UsageStanding Standing);

/// <summary>The highest mark that was noted in the period and still is reached: with a bigger plan or a higher cap it goes by itself. That use has stopped is said whether it was noted yet or not.</summary>
internal sealed class ReadNotice(IDbContextFactory<PortalDb> database, IUsageStandings standings)
{
    public async Task<ToldMark?> RunAsync(long profileId, CancellationToken ct = default)
    {
        await using var db = await database.CreateDbContextAsync(ct);
        var standing = await standings.OfAsync(db, profileId, ct);
        if (standing.Picture.Period is not { From: var from }) return null;
        var noted = await db.Set<UsageWarningRow>().AsNoTracking().Where(w => w.ProfileId == profileId && w.PeriodFrom == from).Select(w => new { w.Of, w.Percent }).ToListAsync(ct);
        var reached = ReachedMark.Now(standing, [.. noted.Select(n => n.Percent).Distinct()]);
        return reached.FirstOrDefault(m => (m.IsHalt && standing.Picture.IsHalted) || noted.Exists(n => n.Of == m.Of && n.Percent == m.Percent)) is { } mark ? new(mark, standing) : null;
    }
}
