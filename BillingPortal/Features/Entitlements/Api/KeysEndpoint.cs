using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BillingPortal.Features.Entitlements.Api;

/// <summary>A public key as RFC 7517 writes it.</summary>
internal sealed record JsonWebKey(
    [property: JsonPropertyName("kty")] string Type, [property: JsonPropertyName("crv")] string Curve, [property: JsonPropertyName("use")] string Use,
    [property: JsonPropertyName("alg")] string Algorithm, [property: JsonPropertyName("kid")] string Id, string X, string Y);

internal sealed record JsonWebKeys(IReadOnlyList<JsonWebKey> Keys);

/// <summary>The public halves of the keys that sign snapshots, for anybody.</summary>
internal static class KeysEndpoint
{
    // Less than the hour for which a key is shown before it signs.
    private const string Kept = "public, max-age=900";

    public static void MapKeys(this IEndpointRouteBuilder app) => app.MapGet("/.well-known/jwks.json", ReadAsync).AllowAnonymous();

    private static async Task<Ok<JsonWebKeys>> ReadAsync(HttpContext context, SigningKeys keys, CancellationToken ct)
    {
        var shown = await keys.ShownAsync(ct);
        context.Response.Headers.CacheControl = Kept;
        return TypedResults.Ok(new JsonWebKeys([.. shown.Select(k => new JsonWebKey("EC", "P-256", "sig", "ES256", k.Id, k.X, k.Y))]));
    }
}
