using System.Text.Json;
using BillingPortal.Features.Entitlements.Contracts;
using BillingPortal.Platform.Clock;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Entitlements;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Features.Entitlements;

/// <summary>Noes of one customer for one reason that wait to be written.</summary>
internal sealed record WaitingDenial(LiveEntitlement Told, long? Wanted, DateTime FirstAt, DateTime LastAt, long Count);

internal sealed class Denials(IDbContextFactory<PortalDb> database, BillingClock clock) : IDenials, IDisposable
{
    // So many customers and reasons wait at most; what comes beyond is not kept.
    private const int Most = 10_000;
    private const int Portion = 200;

    // A no after a day without one is another one.
    private static readonly TimeSpan Same = TimeSpan.FromDays(1);

    private readonly Lock door = new();
    private readonly SemaphoreSlim turn = new(1, 1);
    private Dictionary<(long Profile, string Reason), WaitingDenial> waiting = [];

    public void Note(LiveEntitlement told, string reason, long? wanted = null)
    {
        var now = clock.UtcNow;
        lock (door)
        {
            var before = waiting.GetValueOrDefault((told.ProfileId, reason));
            if (before is not null || waiting.Count < Most) waiting[(told.ProfileId, reason)] = new(told, wanted, before?.FirstAt ?? now, now, 1 + (before?.Count ?? 0));
        }
    }

    /// <summary>Writes what waits; how many rows that were.</summary>
    public async Task<int> WriteAsync(CancellationToken ct)
    {
        await turn.WaitAsync(ct);
        try
        {
            var all = Take();
            foreach (var portion in all.OrderBy(d => d.Key.Profile).ThenBy(d => d.Key.Reason, StringComparer.Ordinal).Chunk(Portion)) // two nodes meet the customers in one order
                await database.WriteAsync(async db =>
                {
                    foreach (var ((profile, reason), denial) in portion) await WriteAsync(db, profile, reason, denial, ct);
                }, ct);
            return all.Count;
        }
        finally
        {
            turn.Release();
        }
    }

    public void Dispose() => turn.Dispose();

    private Dictionary<(long Profile, string Reason), WaitingDenial> Take()
    {
        lock (door)
        {
            var all = waiting;
            if (all.Count > 0) waiting = [];
            return all;
        }
    }

    public async Task<IReadOnlyList<Denial>> LatestAsync(long profileId, int most, CancellationToken ct = default)
    {
        await using var db = await database.CreateDbContextAsync(ct);
        return Told(await Of(db, profileId).OrderByDescending(d => d.LastAt).ThenByDescending(d => d.Id).Take(most).ToListAsync(ct));
    }

    public async Task<IReadOnlyList<Denial>> AllAsync(PortalDb db, long profileId, CancellationToken ct = default) => Told(await Of(db, profileId).OrderBy(d => d.Id).ToListAsync(ct));

    public Task ForgetAsync(PortalDb db, long profileId, CancellationToken ct = default) => db.Set<DenialRow>().Where(d => d.ProfileId == profileId).ExecuteDeleteAsync(ct);

    private static IQueryable<DenialRow> Of(PortalDb db, long profileId) => db.Set<DenialRow>().AsNoTracking().Where(d => d.ProfileId == profileId);

    private static Denial[] Told(List<DenialRow> rows) =>
        [.. rows.Select(d => new Denial(d.Reason, EntitlementWords.Rule(d.Reason), JsonSerializer.Deserialize<JsonElement>(d.Inputs), d.FirstAt, d.LastAt, d.Count))];

    private static async Task WriteAsync(PortalDb db, long profile, string reason, WaitingDenial denial, CancellationToken ct)
    {
        var (inputs, since) = (DenialInputs.Of(denial.Told, denial.Wanted).ToJson(), denial.FirstAt - Same);
        var again = db.Set<DenialRow>().Where(d => d.ProfileId == profile && d.Reason == reason && d.LastAt > since);
        var moved = await again.ExecuteUpdateAsync(set => set.SetProperty(d => d.LastAt, denial.LastAt).SetProperty(d => d.Count, d => d.Count + denial.Count).SetProperty(d => d.Inputs, inputs), ct);
        if (moved == 0) db.Add(new DenialRow { ProfileId = profile, Reason = reason, Inputs = inputs, FirstAt = denial.FirstAt, LastAt = denial.LastAt, Count = denial.Count });
    }
}

/// <summary>Writes the noes of this node once a second.</summary>
internal sealed class WriteDenials(Denials denials, TimeProvider time, ILogger<WriteDenials> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var beat = new PeriodicTimer(Pause, time);
        while (await beat.WaitForNextTickAsync(stoppingToken)) await OnceAsync(stoppingToken);
    }

    // Those of the last second, when the program ends in order.
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await OnceAsync(cancellationToken);
    }

    private async Task OnceAsync(CancellationToken ct)
    {
        try
        {
            await denials.WriteAsync(ct);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            log.LogWarning(fault, "Noes could not be written down; they are not kept");
        }
    }
}
