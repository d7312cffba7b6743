using BillingPortal.Platform.Clock;

namespace BillingPortal.Features.Entitlements;

/// <summary>The keys of now: those that are shown, and the one that signs. Kept in mind for a minute.</summary>
internal sealed class SigningKeys(KeepSigningKeys keep, TimeProvider time)
{
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(1);
    private volatile Known? known;

    public async Task<IReadOnlyList<PublicKey>> ShownAsync(CancellationToken ct = default)
    {
        var now = time.Instant();
        return [.. (await KnownAsync(now, ct)).Keys.Select(k => k.Known).Where(k => k.GoneAt > now)];
    }

    /// <summary>The newest of those whose time has come.</summary>
    public async Task<SigningKey> SignerAsync(CancellationToken ct = default)
    {
        var now = time.Instant();
        return Signer(await KnownAsync(now, ct), now)!;
    }

    private async Task<Known> KnownAsync(DateTime now, CancellationToken ct)
    {
        var before = known;
        if (before is not null && before.ReadAt <= now && now < before.ReadAt + Kept && Signer(before, now) is not null) return before;
        var open = before?.Keys.ToDictionary(k => k.Known.Id, StringComparer.Ordinal);
        return known = new(now, [.. (await keep.RunAsync(ct)).Select(row => open?.GetValueOrDefault(row.Id) is { } there && there.Known.GoneAt == row.GoneAt ? there : keep.Open(row))]);
    }

    private static SigningKey? Signer(Known of, DateTime now) => of.Keys.LastOrDefault(k => k.Known.SignsFrom <= now && now < k.Known.GoneAt);

    private sealed record Known(DateTime ReadAt, IReadOnlyList<SigningKey> Keys);
}
