using Microsoft.AspNetCore.Http.HttpResults;

namespace BillingPortal.Platform.Api;

/// <summary>The key that calls: who sets up a backend sees at once that it works, and until when.</summary>
public sealed record OwnKey(string Id, string Name, IReadOnlyList<string> Scopes, DateTime? ExpiresAt);

internal static class OwnKeyEndpoint
{
    public static void MapOwnKey(this IEndpointRouteBuilder app) => app.MapApiGroup().MapGet("/key", ReadAsync)
        .WithTags("Key").WithSummary("Read the key that calls").WithDescription("Needs no scope. Useful to see that a key works, what it is for and when it ends.");

    private static async Task<Ok<OwnKey>> ReadAsync(HttpContext context, ApiKeys keys, CancellationToken ct)
    {
        var row = await keys.ReadAsync(ApiCaller.KeyOf(context)!.Value, ct);
        return TypedResults.Ok(new OwnKey($"{row.Id}", row.Name, row.Scopes.Split(' '), row.ExpiresAt));
    }
}
