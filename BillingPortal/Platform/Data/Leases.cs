using System.Security.Cryptography;
using BillingPortal.Platform.Clock;
using BillingPortal.Platform.Data.Model.Installation;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Platform.Data;

/// <summary>Gives one node at a time the right to do a named thing. A node that died loses its lease when the time is over.</summary>
public sealed class Leases(IDbContextFactory<PortalDb> database, TimeProvider time, Node node)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    internal TimeProvider Time => time;

    /// <summary>Takes the lease, or makes one's own last longer; null when somebody else holds it.</summary>
    public async Task<Lease?> TryTakeAsync(string name, TimeSpan span, CancellationToken ct = default)
    {
        var holder = $"{node.Name}/{RandomNumberGenerator.GetHexString(12, lowercase: true)}";
        return await SetAsync(name, holder, span, ct) ? new Lease(this, name, holder) : null;
    }

    /// <summary>Waits until it is free; who held it may have died, then its time must be over first.</summary>
    /// <param name="waits">Told once, when it is not free at first.</param>
    public async Task<Lease> TakeAsync(string name, TimeSpan span, Action waits, CancellationToken ct = default)
    {
        if (await TryTakeAsync(name, span, ct) is { } free) return free;
        waits();
        while (true)
        {
            await Task.Delay(Pause, time, ct);
            if (await TryTakeAsync(name, span, ct) is { } lease) return lease;
        }
    }

    internal Task<bool> SetAsync(string name, string holder, TimeSpan span, CancellationToken ct)
    {
        var now = time.Instant();
        var until = now + span;
        return database.WriteAsync(async db =>
        {
            var taken = await db.Set<LeaseRow>().Where(l => l.Name == name && (l.Holder == holder || l.Until <= now))
                .ExecuteUpdateAsync(set => set.SetProperty(l => l.Holder, holder).SetProperty(l => l.Until, until), ct);
            if (taken == 1) return true;
            // Two nodes may both find no row: "on conflict" lets one of them have it without an error for the other.
            return await db.Database.ExecuteSqlAsync($"insert into leases (name, holder, until) values ({name}, {holder}, {until}) on conflict (name) do nothing", ct) == 1;
        }, ct);
    }

    /// <summary>The names that somebody holds now, for a query.</summary>
    public IQueryable<string> Held(PortalDb db)
    {
        var now = time.Instant();
        return db.Set<LeaseRow>().Where(l => l.Until > now).Select(l => l.Name);
    }

    /// <summary>All of them end: for a file that nobody else has open, so that whoever is written there is dead.</summary>
    internal Task ForgetAsync(CancellationToken ct = default) => database.WriteAsync(db => db.Set<LeaseRow>().ExecuteDeleteAsync(ct), ct);

    /// <summary>Takes many at once inside the caller's transaction: those of them that are free.</summary>
    public async Task<IReadOnlySet<string>> TakeFreeAsync(PortalDb db, IReadOnlyCollection<string> names, string holder, TimeSpan span, CancellationToken ct = default)
    {
        var now = time.Instant();
        var until = now + span;
        var taken = new HashSet<string>(StringComparer.Ordinal);
        foreach (var name in names.Order(StringComparer.Ordinal)) // two nodes that want the same ones wait for each other in one order
            if (await db.Database.ExecuteSqlAsync($"insert into leases (name, holder, until) values ({name}, {holder}, {until}) on conflict (name) do update set holder = excluded.holder, until = excluded.until where leases.until <= {now}", ct) == 1)
                taken.Add(name);
        return taken;
    }

    /// <summary>The fence, and the end: gives leases back inside the transaction of the work done under them, and says which were still held. What was lost is not to be kept.</summary>
    public async Task<IReadOnlySet<string>> GiveBackAsync(PortalDb db, IReadOnlyCollection<string> names, string holder, CancellationToken ct = default)
    {
        var now = time.Instant();
        var mine = db.Set<LeaseRow>().Where(l => names.Contains(l.Name) && l.Holder == holder);
        // Written to first, so that on PostgreSQL nobody takes one over before this transaction ends.
        await mine.ExecuteUpdateAsync(set => set.SetProperty(l => l.Holder, holder), ct);
        var held = await mine.Where(l => l.Until > now).Select(l => l.Name).ToListAsync(ct);
        await mine.ExecuteDeleteAsync(ct);
        return held.ToHashSet(StringComparer.Ordinal);
    }

    internal Task GiveBackAsync(string name, string holder) => database.WriteAsync(db =>
        db.Set<LeaseRow>().Where(l => l.Name == name && l.Holder == holder).ExecuteDeleteAsync());
}

/// <summary>A lease in hand; disposing gives it back.</summary>
public sealed class Lease(Leases leases, string name, string holder) : IAsyncDisposable
{
    private const int BeatsASpan = 5;

    /// <summary>Makes it last longer; false when it was lost meanwhile.</summary>
    public Task<bool> ExtendAsync(TimeSpan span, CancellationToken ct = default) => leases.SetAsync(name, holder, span, ct);

    /// <summary>Keeps it alive while work lasts that may take longer than the lease; when it is lost, the work is told to stop.</summary>
    /// <returns>False when it was lost.</returns>
    public async Task<bool> DuringAsync(TimeSpan span, Func<CancellationToken, Task> work, CancellationToken ct = default)
    {
        using var lost = new CancellationTokenSource();
        using var both = CancellationTokenSource.CreateLinkedTokenSource(lost.Token, ct);
        using var over = new CancellationTokenSource();
        var beat = BeatAsync(span, lost, over.Token);
        try
        {
            await work(both.Token);
        }
        catch (OperationCanceledException) when (lost.IsCancellationRequested && !ct.IsCancellationRequested)
        {
            // Somebody else does it now; the answer says so.
        }
        finally
        {
            await over.CancelAsync();
            await beat;
        }
        return !lost.IsCancellationRequested;
    }

    private async Task BeatAsync(TimeSpan span, CancellationTokenSource lost, CancellationToken over)
    {
        using var beat = new PeriodicTimer(span / BeatsASpan, leases.Time);
        try
        {
            while (await beat.WaitForNextTickAsync(over))
                if (!await ExtendAsync(span, over))
                    await lost.CancelAsync();
        }
        catch (OperationCanceledException) when (over.IsCancellationRequested)
        {
            // The work is done.
        }
    }

    public async ValueTask DisposeAsync() => await leases.GiveBackAsync(name, holder);
}
