using BillingPortal.Platform.Settings;

namespace BillingPortal.Platform.Api;

/// <summary>The section <c>Api</c>: what a key may ask of this node.</summary>
public sealed class ApiSettings : ISettings
{
    public static string Section => "Api";

    /// <summary>For each key, on each node.</summary>
    public int RequestsPerMinute { get; init; } = 600;

    public IEnumerable<string> Faults()
    {
        if (RequestsPerMinute < 1)
            yield return $"Api:RequestsPerMinute '{RequestsPerMinute}' is less than one. Write how many requests a key may send in a minute, such as 600.";
    }
}
