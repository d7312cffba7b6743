using BillingPortal.Platform.Settings;

namespace BillingPortal.Features.Usage;

/// <summary>The section <c>Usage</c>.</summary>
public sealed class UsageSettings : ISettings
{
    /// <summary>As many as one request may bring must fit in.</summary>
    private const int Least = 1000;

    public static string Section => "Usage";

    /// <summary>How many events may wait to be written on this node; more are told to come again.</summary>
    public int QueueLimit { get; init; } = 20_000;

    public IEnumerable<string> Faults()
    {
        if (QueueLimit < Least)
            yield return $"Usage:QueueLimit '{QueueLimit}' is less than one request may bring. Write how many events may wait to be written, {Least} or more, such as 20000.";
    }
}
