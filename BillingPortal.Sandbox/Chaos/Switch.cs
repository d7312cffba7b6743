using System.Text.Json.Serialization;

namespace BillingPortal.Sandbox.Chaos;

/// <summary>One kind of trouble: how often, and for what.</summary>
/// <param name="Next">So many times; without it, until it is switched off.</param>
/// <param name="Share">Of a hundred cases so many hundredths, evenly spread: 0.2 is every fifth. Nothing is left to chance.</param>
/// <param name="Path">Only for paths (of the API) or types (of events) that begin so.</param>
/// <param name="Method">Only for this method of HTTP.</param>
/// <param name="Seconds">How long, for what delays.</param>
/// <param name="Limit">Requests a second, for the rate limit.</param>
/// <param name="Size">How many webhooks change places.</param>
internal sealed record Switch(
    long? Next = null, double? Share = null, string? Path = null, string? Method = null, double? Seconds = null, int? Limit = null, int? Size = null)
{
    /// <summary>What has gathered of the share.</summary>
    [JsonInclude]
    public double Gathered { get; init; }

    public bool Concerns(string subject, string? method) =>
        (Path is null || subject.StartsWith(Path, StringComparison.Ordinal)) && (Method is null || method is null || Method.Equals(method, StringComparison.OrdinalIgnoreCase));
}

/// <summary>The names of the switches, as they stand in the JSON.</summary>
internal static class Switches
{
    public const string Duplicate = "duplicate";
    public const string Reorder = "reorder";
    public const string Delay = "delay";
    public const string Drop = "drop";
    public const string TooMany = "answer429";
    public const string BrokenBefore = "answer500Before";
    public const string BrokenAfter = "answer500After";
    public const string Conflict = "answer409";
    public const string Cut = "cut";
    public const string Slow = "slow";
    public const string RateLimit = "rateLimit";

    public static readonly string[] All = [Duplicate, Reorder, Delay, Drop, TooMany, BrokenBefore, BrokenAfter, Conflict, Cut, Slow, RateLimit];
}
