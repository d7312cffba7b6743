using BillingPortal.Core.Entitlements;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Usage;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Features.Entitlements;

/// <summary>Looks again and again at the books for all customers in memory at once, and forgets what another node, or a program beside, has changed; also those that nobody asks for any more.</summary>
internal sealed class FollowLive(LiveEntitlements live, IDbContextFactory<PortalDb> database, TimeProvider time, ILogger<FollowLive> log) : BackgroundService
{
    private const int Portion = 500;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(400);
    private CatalogueStamp? seen;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var beat = new PeriodicTimer(Pause, time);
        while (await beat.WaitForNextTickAsync(stoppingToken)) await OnceAsync(stoppingToken);
    }

    internal async Task LookAsync(CancellationToken ct)
    {
        foreach (var idle in live.Followed.Where(c => time.GetElapsedTime(c.AskedAt) > LiveEntitlements.Kept)) live.Drop(idle);
        var followed = live.Followed;
        if (followed.Count == 0) return;
        await using var db = await database.CreateDbContextAsync(ct);
        var now = await ReadLive.StampAsync(db, ct);
        if (now != seen) ForgetOlder(followed, now);
        seen = now;
        foreach (var portion in followed.Chunk(Portion)) await LookAsync(db, portion, ct);
    }

    private static void ForgetOlder(IReadOnlyCollection<LiveCustomer> followed, CatalogueStamp now)
    {
        foreach (var customer in followed.Where(c => c.Facts is { } facts && facts.Catalogue.Stamp != now)) customer.Forget();
    }

    private async Task LookAsync(PortalDb db, LiveCustomer[] portion, CancellationToken ct)
    {
        var stamp = time.GetTimestamp();
        var customers = portion.ToDictionary(c => c.ProfileId);
        foreach (var profile in await ReadLive.Stamps(db, [.. customers.Keys]).ToListAsync(ct))
            if (customers[profile.ProfileId] is { Facts: { } facts } customer && profile.Stamp.IsAfter(facts.Stamp)) customer.Forget();
        foreach (var (profile, month, changes) in await ChangesAsync(db, customers, ct))
            if (customers[profile] is { Known.Use: { } use } customer && use.IsBehind(month, changes)) customer.ForgetUse();
        foreach (var customer in portion) customer.SeenAt = Math.Max(customer.SeenAt, stamp);
    }

    private static async Task<IEnumerable<(long Profile, DateOnly Month, long Changes)>> ChangesAsync(PortalDb db, Dictionary<long, LiveCustomer> customers, CancellationToken ct)
    {
        DateOnly[] months = [.. customers.Values.SelectMany(c => c.Known.Use?.Changes.Keys ?? []).Distinct()];
        long[] ids = [.. customers.Keys];
        var moved = await db.Set<UsageMonthRow>().AsNoTracking().Where(u => EF.Parameter(ids).Contains(u.ProfileId) && u.Meter == Meters.Units && EF.Parameter(months).Contains(u.Month)).Select(u => new { u.ProfileId, u.Month, u.Changes }).ToListAsync(ct);
        return moved.Select(m => (m.ProfileId, m.Month, m.Changes));
    }

    private async Task OnceAsync(CancellationToken ct)
    {
        try
        {
            await LookAsync(ct);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            log.LogWarning(fault, "The books could not be looked at for the customers in memory; looked for again in {Pause}", Pause);
        }
    }
}
