using System.Collections.Concurrent;
using BillingPortal.Core.Entitlements;
using BillingPortal.Features.Entitlements.Contracts;
using BillingPortal.Platform.Clock;
using BillingPortal.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Features.Entitlements;

/// <summary>The customers that were asked for lately, in memory. What is kept of one never outlives a change that this node made or has seen.</summary>
internal sealed class LiveEntitlements : ILiveEntitlements, IHearsUsage
{
    /// <summary>More are answered too, and not kept.</summary>
    public const int Most = 20_000;

    /// <summary>How long one that nobody asks for is followed.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromSeconds(30);

    // The books could not be looked at for so long: what is known is no longer good for an answer.
    private static readonly TimeSpan Good = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<long, LiveCustomer> all = new();
    private readonly ConcurrentDictionary<string, LiveCustomer> names = new(StringComparer.Ordinal);
    private readonly IDbContextFactory<PortalDb> database;
    private readonly ReadLive read;
    private readonly ReckonEntitlement reckon;
    private readonly BillingClock clock;
    private readonly TimeProvider time;

    public LiveEntitlements(IDbContextFactory<PortalDb> database, ReadLive read, ReckonEntitlement reckon, AccessNews news, BillingClock clock, TimeProvider time)
    {
        (this.database, this.read, this.reckon, this.clock, this.time) = (database, read, reckon, clock, time);
        news.ListenToAll(Changed);
    }

    public IReadOnlyCollection<LiveCustomer> Followed => [.. all.Values];

    public ValueTask<LiveEntitlement?> OfAsync(string customer, CancellationToken ct = default) => Ready(customer) is { } told ? new(told) : new(FindAsync(customer, ct));

    /// <summary>What can be answered without waiting for anything; null when something has to be read.</summary>
    public LiveEntitlement? Ready(string customer) => names.TryGetValue(customer, out var known) && known.IsNamed(customer) ? AtOnce(known) : null;

    public ValueTask<LiveEntitlement> OfAsync(long profileId, CancellationToken ct = default)
    {
        var customer = all.GetValueOrDefault(profileId) ?? Take(profileId);
        return AtOnce(customer) is { } told ? new(told) : new(ReadAsync(customer, ct));
    }

    public void Heard(IReadOnlyList<UsedMore> news)
    {
        foreach (var one in news)
            if (one.Meter == Meters.Units && all.TryGetValue(one.ProfileId, out var customer)) customer.Hear(one);
    }

    /// <summary>What is known without asking; for a rule that has seen in its own transaction that it still holds.</summary>
    public (LiveFacts? Facts, LiveUse? Use) Known(long profileId) => all.TryGetValue(profileId, out var customer) ? customer.Known : default;

    public void Drop(LiveCustomer customer)
    {
        all.TryRemove(customer.ProfileId, out _);
        if (customer.Facts is { } facts) Unname(customer, facts);
        customer.Forget();
    }

    private void Changed(long profileId)
    {
        if (all.TryGetValue(profileId, out var customer)) customer.Forget();
    }

    private LiveEntitlement? AtOnce(LiveCustomer customer) => Now(customer) ?? WithMoreUnits(customer);

    // While only units are added nothing has to be read, and nobody waits for anybody: two that ask at once make the same answer.
    private LiveEntitlement? WithMoreUnits(LiveCustomer customer)
    {
        var (facts, use) = customer.Known;
        if (facts is null || use is null || time.GetElapsedTime(customer.SeenAt) >= Good || StandingBefore(customer, facts, use, clock.UtcNow) is not { } standing) return null;
        return Make(customer, facts, use, standing);
    }

    private LiveEntitlement Make(LiveCustomer customer, LiveFacts facts, LiveUse use, Standing standing)
    {
        var made = reckon.Of(facts, use, standing);
        customer.Keep(made, facts, use);
        return made.Told;
    }

    private LiveEntitlement? Now(LiveCustomer customer)
    {
        var stamp = time.GetTimestamp();
        customer.AskedAt = stamp;
        return customer.Moment is { } moment && moment.Holds(clock.UtcNow) && time.GetElapsedTime(customer.SeenAt, stamp) < Good ? moment.Told : null;
    }

    private async Task<LiveEntitlement?> FindAsync(string customer, CancellationToken ct)
    {
        if (names.TryGetValue(customer, out var known) && known.IsNamed(customer) && IsKept(known))
        {
            var told = await ReadAsync(known, ct);
            if (known.IsNamed(customer)) return told; // its reference may have gone to another one
        }
        return await ProfileAsync(customer, ct) is { } id ? await OfAsync(id, ct) : null;
    }

    private async Task<long?> ProfileAsync(string customer, CancellationToken ct)
    {
        await using var db = await database.CreateDbContextAsync(ct);
        return await ReadLive.FindAsync(db, customer, ct);
    }

    private async Task<LiveEntitlement> ReadAsync(LiveCustomer customer, CancellationToken ct)
    {
        await customer.Turn.WaitAsync(ct);
        try
        {
            return Now(customer) ?? await ReckonAsync(customer, ct);
        }
        finally
        {
            customer.Turn.Release();
        }
    }

    private async Task<LiveEntitlement> ReckonAsync(LiveCustomer customer, CancellationToken ct)
    {
        while (true)
        {
            var stamp = time.GetTimestamp();
            var (facts, use) = customer.Known;
            if (facts is null || use is null || time.GetElapsedTime(customer.SeenAt, stamp) >= Good)
            {
                if (await LoadAsync(customer, stamp, ct) is not { } loaded) continue;
                (facts, use) = loaded;
            }
            var now = clock.UtcNow;
            var known = StandingBefore(customer, facts, use, now);
            var standing = known ?? reckon.StandingOf(facts, now);
            if (known is null && !Same(reckon.PeriodOf(standing), use))
            {
                customer.ForgetUse();
                continue;
            }
            return Make(customer, facts, use, standing);
        }
    }

    // When only units were added, how the customer stands need not be told again.
    private static Standing? StandingBefore(LiveCustomer customer, LiveFacts facts, LiveUse use, DateTime now) =>
        customer.Before(facts) is { } before && before.Holds(now) && ReferenceEquals(before.Told.Picture.Period, use.Period) ? before.Told.Standing with { Now = now } : null;

    // Two periods with the same instants are told as two objects.
    internal static bool Same(UsagePeriod? now, LiveUse use) =>
        now is null ? use.Period is null : use.Period is { } then && now.Kind == then.Kind && now.Month == then.Month && now.Until == then.Until && now.Parts.SequenceEqual(then.Parts);

    private async Task<(LiveFacts Facts, LiveUse Use)?> LoadAsync(LiveCustomer customer, long stamp, CancellationToken ct)
    {
        var (before, begun) = (customer.Facts, customer.BeginReading());
        (LiveFacts, LiveUse)? found = null;
        (LiveFacts Facts, LiveUse Use)? known;
        try
        {
            found = await database.AtOnceAsync(db => LoadAsync(db, customer.ProfileId, ct), ct);
        }
        finally
        {
            known = customer.EndReading(begun, found);
        }
        customer.SeenAt = stamp;
        if (known is not null) Name(customer, before, known.Value.Facts);
        return known;
    }

    private async Task<(LiveFacts, LiveUse)> LoadAsync(PortalDb db, long profileId, CancellationToken ct)
    {
        var facts = await read.FactsAsync(db, profileId, ct);
        return (facts, await read.UseAsync(db, profileId, reckon.PeriodOf(reckon.StandingOf(facts, clock.UtcNow)), ct));
    }

    private LiveCustomer Take(long profileId)
    {
        var customer = new LiveCustomer(profileId) { AskedAt = time.GetTimestamp() };
        return all.Count < Most ? all.GetOrAdd(profileId, customer) : customer;
    }

    private void Name(LiveCustomer customer, LiveFacts? before, LiveFacts now)
    {
        if (before is not null && before.Reference != now.Reference) Unname(customer, before);
        if (!IsKept(customer)) return;
        names[now.PublicId] = customer;
        if (now.Reference is { } reference) names[reference] = customer;
    }

    private bool IsKept(LiveCustomer customer) => all.TryGetValue(customer.ProfileId, out var kept) && ReferenceEquals(kept, customer);

    private void Unname(LiveCustomer customer, LiveFacts facts)
    {
        names.TryRemove(new(facts.PublicId, customer));
        if (facts.Reference is { } reference) names.TryRemove(new(reference, customer));
    }
}
