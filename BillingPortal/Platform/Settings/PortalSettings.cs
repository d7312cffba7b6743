using BillingPortal.Core;

namespace BillingPortal.Platform.Settings;

/// <summary>The section <c>Portal</c>: where the portal keeps its data, which zone and currency it bills in, and how it is reached.</summary>
public sealed class PortalSettings : ISettings
{
    public static string Section => "Portal";

    /// <summary>Relative to the content root.</summary>
    public string DataFolder { get; init; } = "data";

    public string TimeZone { get; init; } = "UTC";

    public string Currency { get; init; } = "USD";

    /// <summary>The address that stands in mails. Only the sandbox does without: there it is the one that the portal listens at, never that of a request.</summary>
    public string? PublicUrl { get; init; }

    /// <summary>"Sandbox" asks for sandbox mode outside Development; otherwise the Stripe key decides.</summary>
    public string? Mode { get; init; }

    internal bool AsksForSandbox => string.Equals(Mode, nameof(PortalMode.Sandbox), StringComparison.OrdinalIgnoreCase);

    /// <summary>Sandbox mode may listen beyond this machine.</summary>
    public bool SandboxPublic { get; init; }

    /// <summary>What a new sandbox is filled with; nothing in any other mode.</summary>
    public SampleKind Sample { get; init; } = SampleKind.Small;

    public TimeZoneInfo Zone => TimeZoneInfo.FindSystemTimeZoneById(TimeZone);

    public IEnumerable<string> Faults()
    {
        if (string.IsNullOrWhiteSpace(DataFolder))
            yield return "Portal:DataFolder is empty. Name a folder that the portal may write to.";
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(TimeZone, out _))
            yield return $"Portal:TimeZone '{TimeZone}' is not a known time zone. Use an IANA name such as 'Europe/Berlin' or 'UTC'."
                + Nearest.Hint(TimeZone, TimeZoneInfo.GetSystemTimeZones().Select(z => z.Id));
        if (Core.Currency.Find(Currency) is null)
            yield return $"Portal:Currency '{Currency}' is not a currency that the portal can bill in. Known are: {string.Join(' ', Core.Currency.All.Select(c => c.Code).Order(StringComparer.Ordinal))}.";
        if (!string.IsNullOrEmpty(PublicUrl) && !WebAddress.Is(PublicUrl))
            yield return $"Portal:PublicUrl '{PublicUrl}' is not an address. Use one such as 'https://billing.example.com'.";
        if (!string.IsNullOrEmpty(Mode) && !AsksForSandbox)
            yield return $"Portal:Mode '{Mode}' is not known. Leave it out, or write 'Sandbox'.";
    }

    // What the portal listens at is behind a proxy some inner name, and a request may carry any host: neither may stand in a mail to a customer.
    public IEnumerable<string> FaultsIn(PortalMode mode)
    {
        if (mode != PortalMode.Sandbox && string.IsNullOrEmpty(PublicUrl))
            yield return "Portal:PublicUrl is missing. Mails carry links to the portal: set it to the address that people reach it at, such as 'https://billing.example.com'.";
    }
}

/// <summary>How much there is to look at in a new sandbox.</summary>
public enum SampleKind
{
    None,

    /// <summary>An admin, a support person and five customers, one of them with a year of past.</summary>
    Small,

    /// <summary>The same, and many customers more.</summary>
    Full,
}
