using System.Text.Json;
using BillingPortal.Sandbox.Wire;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace BillingPortal.Sandbox.Chaos;

/// <summary>The switches and the requests as JSON, for tests and strangers.</summary>
internal static class SwitchRoutes
{
    private const int Usual = 50;
    private const int Most = 500;

    public static void MapSwitches(this IEndpointRouteBuilder group)
    {
        group.MapGet("/chaos", (ChaosSwitches chaos) => Answer(200, chaos.Read()));
        group.MapPost("/chaos", SetAsync);
        group.MapGet("/requests", async (SandboxView view, int? limit, CancellationToken ct) =>
            Answer(200, new JsonObject { ["data"] = new JsonArray([.. await view.RequestsAsync(Math.Clamp(limit ?? Usual, 1, Most), before: null, ct)]) }));
    }

    private static async Task<IResult> SetAsync(HttpRequest request, ChaosSwitches chaos, CancellationToken ct)
    {
        if (!request.HasJsonContentType()) return Answer(415, Refusal("Send application/json."));
        if (await OrderAsync(request, ct) is not { } order) return Answer(400, Refusal("Send a JSON object."));
        if (chaos.Set(order) is { } fault) return Answer(400, Refusal(fault));
        await chaos.KeepAsync(ct);
        return Answer(200, chaos.Read());
    }

    private static async Task<JsonObject?> OrderAsync(HttpRequest request, CancellationToken ct)
    {
        try
        {
            return await JsonNode.ParseAsync(request.Body, cancellationToken: ct) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static JsonObject Refusal(string sentence) => new() { ["code"] = "chaos_invalid", ["detail"] = sentence };

    private static IResult Answer(int status, JsonNode node) => Results.Text(Json.Written(node), "application/json", statusCode: status);
}
