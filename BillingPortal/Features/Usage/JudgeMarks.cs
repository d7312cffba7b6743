using BillingPortal.Core.Entitlements;
using BillingPortal.Features.Entitlements.Contracts;
using BillingPortal.Features.Usage.Emails;
using BillingPortal.Platform.Clock;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Usage;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Features.Usage;

/// <summary>
/// Looks whether customers reached marks of their period, and tells each of them the highest, once. Run by two nodes at a time nothing is told twice:
/// the database has room for one warning a mark and period, and whoever puts it there writes the mail.
/// </summary>
internal sealed class JudgeMarks(IDbContextFactory<PortalDb> database, IUsageStandings standings, MarkLetters letters, MarksBell bell, BillingClock clock) : IDisposable
{
    internal const int PageSize = 200;

    // The bell and the regular look take turns: the one that read earlier must not say later how quiet somebody is.
    private readonly SemaphoreSlim turn = new(1);

    /// <summary>Those for whom the bell was rung, on this node.</summary>
    public async Task RungAsync(CancellationToken ct = default)
    {
        foreach (var page in bell.Take().Chunk(PageSize)) await OfAsync(page, ct);
    }

    /// <summary>All whose usage grew since it was judged, whoever heard of it; how many they were.</summary>
    public async Task<int> AllAsync(CancellationToken ct = default)
    {
        var (count, after) = (0, 0L);
        while (await NotJudgedAsync(after, ct) is { Length: > 0 } page)
        {
            await OfAsync(page, ct);
            (count, after) = (count + page.Length, page[^1]);
        }
        return count;
    }

    public void Dispose() => turn.Dispose();

    private async Task<long[]> NotJudgedAsync(long after, CancellationToken ct)
    {
        await using var db = await database.CreateDbContextAsync(ct);
        return await db.Set<UsageMonthRow>().Where(u => u.ProfileId > after && u.Meter == Meters.Units && u.Changes > u.Judged)
            .GroupBy(u => u.ProfileId).OrderBy(g => g.Key).Select(g => g.Key).Take(PageSize).ToArrayAsync(ct);
    }

    private async Task OfAsync(long[] profiles, CancellationToken ct)
    {
        await turn.WaitAsync(ct);
        try
        {
            bell.Loud(profiles);
            bell.Quieten(await JudgeAsync(profiles, ct));
        }
        finally
        {
            turn.Release();
        }
    }

    private async Task<Dictionary<long, Quiet>> JudgeAsync(long[] profiles, CancellationToken ct)
    {
        await using var db = await database.CreateDbContextAsync(ct);
        // Read before the sums: what comes between the two is judged again.
        var months = await db.Set<UsageMonthRow>().AsNoTracking().Where(u => profiles.Contains(u.ProfileId) && u.Meter == Meters.Units && u.Changes > u.Judged).ToListAsync(ct);
        var (known, marks, before) = (await standings.OfAllAsync(db, profiles, ct), await OwnMarks.ReadAsync(db, profiles, ct), await WarningsAsync(db, profiles, ct));
        var quiet = new Dictionary<long, Quiet>();
        foreach (var profile in profiles)
        {
            var (standing, percents) = (known[profile], marks.GetValueOrDefault(profile, OwnMarks.Usual).Percents);
            if (standing.Picture.Period is not { } period) continue;
            var (reached, noted) = (ReachedMark.Now(standing, percents), before[(profile, period.From)].ToHashSet());
            if (reached.Any(m => !noted.Contains(new(m.Of, m.Percent)))) await NoteAsync(profile, standing, reached, ct);
            quiet[profile] = new(ReachedMark.UntilNext(standing, percents) ?? long.MaxValue, period.Until);
        }
        if (months.Count > 0) await JudgedAsync(months, ct);
        return quiet;
    }

    private static async Task<ILookup<(long, DateTime), NotedMark>> WarningsAsync(PortalDb db, long[] profiles, CancellationToken ct) =>
        (await db.Set<UsageWarningRow>().AsNoTracking().Where(w => profiles.Contains(w.ProfileId)).Select(w => new { w.ProfileId, w.PeriodFrom, w.Of, w.Percent }).ToListAsync(ct))
        .ToLookup(w => (w.ProfileId, w.PeriodFrom), w => new NotedMark(w.Of, w.Percent));

    // A mark below one that is noted already says nothing new: it was chosen later, or what it is a share of changed.
    private Task NoteAsync(long profile, UsageStanding standing, IReadOnlyList<ReachedMark> reached, CancellationToken ct) => database.WriteAsync(async db =>
    {
        var (noted, told) = ((await WarningsAsync(db, [profile], ct))[(profile, standing.Picture.Period!.From)].ToArray(), false);
        foreach (var mark in reached)
        {
            var tells = !told && !Array.Exists(noted, n => n.Of == mark.Of && n.Percent > mark.Percent);
            if (!await InsertAsync(db, profile, standing, mark, tells, ct)) continue;
            if (tells) await letters.WriteAsync(db, profile, standing, mark, ct);
            told |= tells;
        }
    }, ct);

    // Not by EF: of two who note the same mark, the second goes on as if nothing was.
    private async Task<bool> InsertAsync(PortalDb db, long profile, UsageStanding standing, ReachedMark mark, bool tells, CancellationToken ct) => await db.Database.ExecuteSqlAsync($"""
        insert into usage_warnings (profile_id, period_from, "of", percent, used, "limit", told, at)
        values ({profile}, {standing.Picture.Period!.From}, {mark.Of.ToString()}, {mark.Percent}, {mark.Used}, {mark.Limit}, {tells}, {clock.UtcNow})
        on conflict (profile_id, period_from, "of", percent) do nothing
        """, ct) == 1;

    private Task JudgedAsync(List<UsageMonthRow> months, CancellationToken ct) => database.WriteAsync(async db =>
    {
        foreach (var month in months)
            await db.Set<UsageMonthRow>().Where(u => u.ProfileId == month.ProfileId && u.Meter == month.Meter && u.Month == month.Month && u.Judged < month.Changes)
                .ExecuteUpdateAsync(set => set.SetProperty(u => u.Judged, month.Changes), ct);
    }, ct);

    private sealed record NotedMark(MarkOf Of, int Percent);
}
