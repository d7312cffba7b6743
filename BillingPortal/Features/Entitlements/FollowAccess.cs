using BillingPortal.Features.Entitlements.Contracts;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Entitlements;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Features.Entitlements;

/// <summary>Sees within half a second what other nodes changed, for the customers that are looked at here.</summary>
internal sealed class FollowAccess(AccessNews news, IDbContextFactory<PortalDb> database, TimeProvider time, ILogger<FollowAccess> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);
    private Dictionary<long, long> seen = [];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var beat = new PeriodicTimer(Pause, time);
        while (await beat.WaitForNextTickAsync(stoppingToken)) await OnceAsync(stoppingToken);
    }

    internal async Task LookAsync(CancellationToken ct)
    {
        var watched = news.Watched;
        if (watched.Count == 0) return;
        var now = await ReadAsync(watched, ct);
        var before = seen;
        seen = now;
        // Whoever was not followed yet is told once too: the change may have come between their page's reading and this look.
        foreach (var (profile, version) in now)
            if (!before.TryGetValue(profile, out var known) || known != version) news.Tell(profile);
    }

    private async Task<Dictionary<long, long>> ReadAsync(IReadOnlyList<long> watched, CancellationToken ct)
    {
        await using var db = await database.CreateDbContextAsync(ct);
        return await db.Set<AccessVersionRow>().AsNoTracking().Where(v => watched.Contains(v.ProfileId)).ToDictionaryAsync(v => v.ProfileId, v => v.Version, ct);
    }

    private async Task OnceAsync(CancellationToken ct)
    {
        try
        {
            await LookAsync(ct);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            log.LogWarning(fault, "The changes of other nodes could not be read; looked for again in {Pause}", Pause);
        }
    }
}
