using System.Security.Cryptography;
using BillingPortal.Platform.Clock;
using BillingPortal.Platform.Data.Model.Installation;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Platform.Data;

/// <summary>Gives one node at a time the right to do a named thing. A node that died loses its lease when the time is over.</summary>
public sealed class Leases(IDbContextFactory<PortalDb> database, TimeProvider time, Node node)
{
    /// <summary>Takes the lease, or makes one's own last longer; null when somebody else holds it.</summary>
    public async Task<Lease?> TryTakeAsync(string name, TimeSpan span, CancellationToken ct = default)
    {
        var holder = $"{node.Name}/{RandomNumberGenerator.GetHexString(12, lowercase: true)}";
        return await SetAsync(name, holder, span, ct) ? new Lease(this, name, holder) : null;
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

    internal Task GiveBackAsync(string name, string holder) => database.WriteAsync(db =>
        db.Set<LeaseRow>().Where(l => l.Name == name && l.Holder == holder).ExecuteDeleteAsync());
}

/// <summary>A lease in hand; disposing gives it back.</summary>
public sealed class Lease(Leases leases, string name, string holder) : IAsyncDisposable
{
    /// <summary>Makes it last longer; false when it was lost meanwhile.</summary>
    public Task<bool> ExtendAsync(TimeSpan span, CancellationToken ct = default) => leases.SetAsync(name, holder, span, ct);

    public async ValueTask DisposeAsync() => await leases.GiveBackAsync(name, holder);
}
