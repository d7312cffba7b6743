using System.Buffers.Text;
using System.Text;
using System.Text.Json;
using BillingPortal.Features.Entitlements.Contracts;
using BillingPortal.Platform.Clock;
using BillingPortal.Platform.Identity;

namespace BillingPortal.Features.Entitlements;

/// <summary>An answer that whoever knows our public keys can trust without asking us, for five minutes of real time.</summary>
/// <param name="Token">A JWT signed with ES256; its claim <c>entitlements</c> is the answer.</param>
public sealed record Snapshot(string Token, DateTime ExpiresAt);

internal sealed class SignSnapshot(ILiveEntitlements live, SigningKeys keys, PortalAddress address, TimeProvider time)
{
    private static readonly TimeSpan Good = TimeSpan.FromMinutes(5);

    public async Task<Snapshot?> RunAsync(string customer, CancellationToken ct = default)
    {
        if (await live.OfAsync(customer, ct) is not { } told) return null;
        var (key, now) = (await keys.SignerAsync(ct), time.GetUtcNow().ToUnixTimeSeconds());
        var expires = now + (long)Good.TotalSeconds;
        var signed = Part(new { alg = "ES256", typ = "JWT", kid = key.Known.Id })
            + "." + Part(new { iss = address.Of(""), sub = told.CustomerId, iat = now, exp = expires, entitlements = told.Answer });
        return new($"{signed}.{Base64Url.EncodeToString(key.Sign(Encoding.ASCII.GetBytes(signed)))}", DateTime.UnixEpoch.AddSeconds(expires));
    }

    private static string Part(object value) => Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(value, JsonSerializerOptions.Web));
}
