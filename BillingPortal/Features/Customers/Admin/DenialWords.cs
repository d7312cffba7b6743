using System.Text.Json;
using BillingPortal.Platform.Ui.Formatting;

namespace BillingPortal.Features.Customers.Admin;

/// <summary>The figures behind a no, in a line.</summary>
internal static class DenialWords
{
    /// <summary>"Basic 1, 100 of 100 units used, 5 more asked for, trial until 15 Jun 2026 12:00, no card."</summary>
    public static string Inputs(JsonElement inputs, Show show) => string.Join(", ", All(inputs, show).OfType<string>()) + ".";

    private static IEnumerable<string?> All(JsonElement inputs, Show show)
    {
        yield return Text(inputs, "tier") is { } tier ? $"{tier}, version {show.Number(Whole(inputs, "tierVersion") ?? 1)}" : "no tier";
        if (inputs.TryGetProperty("period", out _)) yield return $"{show.Number(Whole(inputs, "used") ?? 0)} of {show.Number(Whole(inputs, "allowance") ?? 0)} units used";
        yield return Whole(inputs, "wanted") is { } wanted ? show.Number(wanted) + " more asked for" : null;
        foreach (var stop in inputs.GetProperty("stops").EnumerateArray()) yield return $"stops at {show.Number(stop.GetProperty("units").GetInt64())}";
        yield return At(inputs, "trialEndsAt") is { } ends ? $"trial until {show.Instant(ends)}" : null;
        yield return At(inputs, "accessEndsAt") is { } over ? $"cancelled until {show.Instant(over)}" : null;
        yield return inputs.GetProperty("hasCard").GetBoolean() ? "with a card" : "no card";
    }

    private static string? Text(JsonElement of, string name) => of.TryGetProperty(name, out var value) ? value.GetString() : null;

    private static long? Whole(JsonElement of, string name) => of.TryGetProperty(name, out var value) ? value.GetInt64() : null;

    private static DateTimeOffset? At(JsonElement of, string name) => of.TryGetProperty(name, out var value) ? value.GetDateTimeOffset() : null;
}
