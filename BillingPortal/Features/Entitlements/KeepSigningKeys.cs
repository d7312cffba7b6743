using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using BillingPortal.Platform.Clock;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Entitlements;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Features.Entitlements;

/// <summary>
/// Makes the keys that snapshots are signed with, one after the other, each in time: whoever keeps the shown keys for as long as they are told to
/// knows a key before it signs first, and knows it as long as anything that it signed is good. All of it is real time.
/// </summary>
internal sealed class KeepSigningKeys(IDbContextFactory<PortalDb> database, IDataProtectionProvider protection, TimeProvider time)
{
    /// <summary>How long a key signs.</summary>
    public static readonly TimeSpan Signs = TimeSpan.FromDays(30);

    /// <summary>How long it is shown before and after.</summary>
    public static readonly TimeSpan Shown = TimeSpan.FromHours(1);

    private const string Prefix = "es256-";
    private readonly IDataProtector protector = protection.CreateProtector("entitlements.signing-keys");

    /// <summary>Those that are shown now, the oldest first, of which at least one may sign.</summary>
    public async Task<IReadOnlyList<SigningKeyRow>> RunAsync(CancellationToken ct = default)
    {
        var now = time.Instant();
        var keys = await ReadAsync(now, ct);
        if (keys is [.., var newest] && Suffices(newest, now)) return keys;
        var pair = Pair(); // before writing: to protect the first secret of an installation writes too
        await database.WriteAsync(db => KeepAsync(db, pair, now, ct), ct);
        return await ReadAsync(now, ct);
    }

    public SigningKey Open(SigningKeyRow row)
    {
        var pair = ECDsa.Create();
        pair.ImportPkcs8PrivateKey(protector.Unprotect(Base64Url.DecodeFromChars(row.Secret)), out _);
        return new(new(row.Id, row.X, row.Y, row.SignsFrom, row.GoneAt), pair);
    }

    private async Task<List<SigningKeyRow>> ReadAsync(DateTime now, CancellationToken ct)
    {
        await using var db = await database.CreateDbContextAsync(ct);
        return await db.Set<SigningKeyRow>().AsNoTracking().Where(k => k.GoneAt > now).OrderBy(k => k.SignsFrom).ToListAsync(ct);
    }

    private static async Task KeepAsync(PortalDb db, NewPair pair, DateTime now, CancellationToken ct)
    {
        var last = await db.Set<SigningKeyRow>().AsNoTracking().OrderByDescending(k => k.SignsFrom).FirstOrDefaultAsync(ct);
        if (last is not null && Suffices(last, now)) return; // somebody was faster
        var from = From(last, now);
        // Of two nodes at once one makes it: they would give it the same name.
        if (!await InsertAsync(db, pair, Next(last), from, now, ct)) return;
        if (last is not null && last.GoneAt > now) await db.Set<SigningKeyRow>().Where(k => k.Id == last.Id).ExecuteUpdateAsync(set => set.SetProperty(k => k.GoneAt, from + Shown), ct);
        await db.Set<SigningKeyRow>().Where(k => k.GoneAt <= now && k.MadeAt < now).ExecuteDeleteAsync(ct);
    }

    // The next one is made two hours before this one's time is over.
    private static bool Suffices(SigningKeyRow newest, DateTime now) => now < newest.GoneAt - Shown - Shown - Shown;

    // When no key is shown any more, nobody can be waiting for one to be shown first.
    private static DateTime From(SigningKeyRow? last, DateTime now)
    {
        if (last is null || last.GoneAt <= now) return now;
        var (ends, soonest) = (last.GoneAt - Shown, now + Shown);
        return ends > soonest ? ends : soonest;
    }

    private static string Next(SigningKeyRow? last) => Prefix + (last is null ? 1 : 1 + int.Parse(last.Id.AsSpan(Prefix.Length), CultureInfo.InvariantCulture)).ToString(CultureInfo.InvariantCulture);

    private static async Task<bool> InsertAsync(PortalDb db, NewPair pair, string id, DateTime from, DateTime now, CancellationToken ct)
    {
        var gone = from + Signs + Shown;
        return await db.Database.ExecuteSqlAsync(
            $"insert into signing_keys (id, secret, x, y, made_at, signs_from, gone_at) values ({id}, {pair.Secret}, {pair.X}, {pair.Y}, {now}, {from}, {gone}) on conflict (id) do nothing", ct) == 1;
    }

    private NewPair Pair()
    {
        using var pair = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var point = pair.ExportParameters(includePrivateParameters: false).Q;
        return new(Base64Url.EncodeToString(protector.Protect(pair.ExportPkcs8PrivateKey())), Base64Url.EncodeToString(point.X), Base64Url.EncodeToString(point.Y));
    }

    private sealed record NewPair(string Secret, string X, string Y);
}
