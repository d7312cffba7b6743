using System.Text;
using System.Text.Json;
using BillingPortal.Platform.Settings;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BillingPortal.Platform.Health;

public static class HealthDoor
{
    public static void AddHealth(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<IHealthReport, HealthReport>();
        builder.Services.AddSingleton<IHealthCheck, FolderIsWritable>().AddSingleton<IHealthCheck, DatabaseAnswers>();
        builder.Services.AddSingleton<IHealthCheck, FactsFlow>().AddSingleton<IHealthCheck, JobsRun>();
    }

    public static void MapHealth(this WebApplication app)
    {
        app.MapGet("/health", Alive).AllowAnonymous();
        app.MapGet("/health/ready", ReadyAsync).AllowAnonymous();
    }

    private static Ok<Alive> Alive(Installation installation, StripeSettings stripe) =>
        TypedResults.Ok(new Alive("ok", stripe.IsConfigured, installation.Mode.ToString().ToLowerInvariant()));

    private static async Task<ContentHttpResult> ReadyAsync(IHealthReport report, CancellationToken ct)
    {
        var lines = await report.ReadAsync(ct);
        var well = lines.All(l => l.Ok);
        return TypedResults.Text(Json(well, lines), "application/json", Encoding.UTF8, well ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
    }

    // JSON for machines, laid out a line per check for whoever reads it in a terminal.
    private static string Json(bool well, IReadOnlyList<HealthLine> lines) =>
        $"{{\"status\":\"{(!well ? "failing" : lines.Any(l => l.Degraded) ? "degraded" : "ok")}\",\"checks\":[\n{string.Join(",\n", lines.Select(l => JsonSerializer.Serialize(new { l.Name, l.Ok, l.Detail }, JsonSerializerOptions.Web)))}\n]}}\n";
}

/// <summary>The process answers; its names are those that the outside relies on.</summary>
public sealed record Alive(
    [property: System.Text.Json.Serialization.JsonPropertyName("status")] string Status,
    [property: System.Text.Json.Serialization.JsonPropertyName("stripe_configured")] bool StripeConfigured,
    [property: System.Text.Json.Serialization.JsonPropertyName("mode")] string Mode);
