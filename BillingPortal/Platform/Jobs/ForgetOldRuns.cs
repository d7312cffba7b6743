using BillingPortal.Platform.Clock;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Jobs;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Platform.Jobs;

/// <summary>Keeps the job log at a month.</summary>
internal sealed class ForgetOldRuns(IDbContextFactory<PortalDb> database, TimeProvider time) : IWork
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(31);
    private const int Portion = 1000;

    public static string Name => "forget-old-runs";

    public static Rhythm Rhythm => Rhythm.Daily(3, 30);

    public async Task<string> DoAsync(CancellationToken ct)
    {
        var before = time.Instant() - Kept;
        int gone, all = 0;
        do
        {
            all += gone = await database.WriteAsync(async db =>
            {
                var old = await db.Set<JobRunRow>().Where(r => r.StartedAt < before).OrderBy(r => r.Id).Select(r => r.Id).Take(Portion).ToListAsync(ct);
                return await db.Set<JobRunRow>().Where(r => old.Contains(r.Id)).ExecuteDeleteAsync(ct);
            }, ct);
        }
        while (gone == Portion);
        return $"Removed {all} run(s) older than {Kept.TotalDays:0} days from the job log.";
    }
}
