using System.Collections.Concurrent;
using BillingPortal.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Features.Entitlements.Contracts;

/// <summary>
/// Tells open pages that something changed that bears on what a customer may do. On the node of the change at once after its commit,
/// on others when they have seen the customer's version move.
/// </summary>
public sealed class AccessNews
{
    private readonly ConcurrentDictionary<long, ConcurrentDictionary<Listener, byte>> listeners = new();
    private volatile IReadOnlyList<Action<long>> toAll = [];

    /// <summary>Notes the change in the caller's transaction.</summary>
    public async Task ChangedAsync(PortalDb db, long profileId, CancellationToken ct = default)
    {
        await db.Database.ExecuteSqlAsync($"insert into access_versions (profile_id, version) values ({profileId}, 1) on conflict (profile_id) do update set version = access_versions.version + 1", ct);
        db.AfterCommit(() => Tell(profileId));
    }

    /// <summary>Hears of changes until it is disposed. What is heard says only that one must look again.</summary>
    public IDisposable Listen(long profileId, Func<Task> heard)
    {
        var listener = new Listener(this, profileId, heard);
        listeners.GetOrAdd(profileId, _ => new())[listener] = 0;
        return listener;
    }

    /// <summary>Hears of every customer's changes for as long as the program runs. It only notes what it hears: whoever made the change waits for it.</summary>
    internal void ListenToAll(Action<long> heard) => toAll = [.. toAll, heard];

    /// <summary>The customers that somebody on this node looks at.</summary>
    internal IReadOnlyList<long> Watched => [.. listeners.Where(l => !l.Value.IsEmpty).Select(l => l.Key)];

    internal void Tell(long profileId)
    {
        foreach (var heard in toAll) heard(profileId);
        if (!listeners.TryGetValue(profileId, out var all)) return;
        foreach (var listener in all.Keys) listener.Tell();
    }

    private void Forget(Listener listener)
    {
        if (listeners.TryGetValue(listener.ProfileId, out var all)) all.TryRemove(listener, out _);
    }

    private sealed class Listener(AccessNews news, long profileId, Func<Task> heard) : IDisposable
    {
        public long ProfileId => profileId;

        // A page answers for its own faults; whoever made the change does not wait for it.
        public void Tell() => _ = heard();

        public void Dispose() => news.Forget(this);
    }
}
