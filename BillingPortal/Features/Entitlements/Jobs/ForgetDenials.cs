using BillingPortal.Platform.Clock;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Entitlements;
using BillingPortal.Platform.Jobs;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Features.Entitlements.Jobs;

/// <summary>Keeps noes for three months.</summary>
internal sealed class ForgetDenials(IDbContextFactory<PortalDb> database, BillingClock clock) : IWork
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(92);
    private const int Portion = 1000;

    public static string Name => "forget-denials";

    public static Rhythm Rhythm => Rhythm.Daily(3, 40);

    public async Task<string> DoAsync(CancellationToken ct)
    {
        var before = clock.UtcNow - Kept;
        int gone, all = 0;
        do
        {
            all += gone = await database.WriteAsync(async db =>
            {
                var old = await db.Set<DenialRow>().Where(d => d.LastAt < before).OrderBy(d => d.Id).Select(d => d.Id).Take(Portion).ToListAsync(ct);
                return await db.Set<DenialRow>().Where(d => old.Contains(d.Id)).ExecuteDeleteAsync(ct);
            }, ct);
        }
        while (gone == Portion);
        return $"Removed {all} no(es) last met more than {Kept.TotalDays:0} days ago.";
    }
}
