using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Conventions;
using BillingPortal.Platform.Data.Model.Installation;
using BillingPortal.Platform.Settings;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Platform.Clock;

/// <summary>
/// The time that the billing rules ask. Live it is real time. In sandbox mode it runs ahead by an offset that only grows
/// and belongs to the database, so that every node and every restart tells the same time.
/// </summary>
public sealed class BillingClock(TimeProvider time, Installation installation, IDbContextFactory<PortalDb> database)
{
    private long offsetTicks;
    private long pastTicks;

    /// <summary>The sandbox's clock was moved, here or on another node; whoever waits for an instant reckons anew.</summary>
    public event EventHandler? Moved;

    public DateTime UtcNow => Interlocked.Read(ref pastTicks) is > 0 and var past ? new(past, DateTimeKind.Utc) : Present;

    /// <summary>Somebody lives through the past in this process: what is judged by the present waits for it to come back.</summary>
    internal bool StandsInPast => Interlocked.Read(ref pastTicks) > 0;

    private DateTime Present => InstantConverter.ToStore(time.GetUtcNow().UtcDateTime.AddTicks(Interlocked.Read(ref offsetTicks)));

    /// <summary>The calendar day in the billing zone.</summary>
    public DateOnly Today => DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(UtcNow, installation.Zone));

    /// <summary>Takes over what the database says; another node may have moved the clock.</summary>
    public async Task FollowAsync(CancellationToken ct = default)
    {
        await using var db = await database.CreateDbContextAsync(ct);
        var told = await db.Set<ClockRow>().Select(c => c.OffsetTicks).SingleAsync(ct);
        if (Interlocked.Exchange(ref offsetTicks, told) != told) Moved?.Invoke(this, EventArgs.Empty);
    }

    /// <summary>
    /// In this process the clock stands at an instant that has passed, until the present comes back. The database knows nothing of it, and no other node. Only <see cref="WalkPast"/> asks for this.
    /// </summary>
    internal void StandAt(DateTime instant)
    {
        if (!installation.IsSandbox) throw new InvalidOperationException("Only the sandbox has a past that can be made.");
        Interlocked.Exchange(ref pastTicks, InstantConverter.ToStore(instant).Ticks);
    }

    internal void ComeBack()
    {
        Interlocked.Exchange(ref pastTicks, 0);
        Moved?.Invoke(this, EventArgs.Empty);
    }

    /// <summary>Puts the clock forward to an instant; one that has passed changes nothing. Only <see cref="MoveClock"/> asks for this: it walks what falls due between.</summary>
    internal async Task PutForwardAsync(DateTime instant, CancellationToken ct)
    {
        if (!installation.IsSandbox) throw new InvalidOperationException("Only the sandbox's clock can be moved.");
        // Rounded up to whole microseconds, so that the clock never stands a hair before the instant it was put to.
        var wanted = instant.Ticks - time.GetUtcNow().UtcTicks + TimeSpan.TicksPerMicrosecond;
        await database.WriteAsync(db => db.Set<ClockRow>().Where(c => c.OffsetTicks < wanted)
            .ExecuteUpdateAsync(set => set.SetProperty(c => c.OffsetTicks, wanted), ct), ct);
        await FollowAsync(ct);
    }
}

/// <summary>Reads the offset again and again in sandbox mode, so that a move on one node is seen by all within half a second.</summary>
internal sealed class ClockFollower(BillingClock clock, Installation installation, TimeProvider time) : BackgroundService
{
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        if (installation.IsSandbox) await clock.FollowAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!installation.IsSandbox) return;
        using var beat = new PeriodicTimer(TimeSpan.FromMilliseconds(400), time);
        while (await beat.WaitForNextTickAsync(stoppingToken)) await clock.FollowAsync(stoppingToken);
    }
}
