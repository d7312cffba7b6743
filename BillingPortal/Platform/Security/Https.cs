namespace BillingPortal.Platform.Security;

/// <summary>Does this process speak https itself? If not, a proxy does, or nobody: a redirect would lead nowhere.</summary>
internal static class Https
{
    public static bool IsServed(IConfiguration configuration) =>
        !string.IsNullOrEmpty(configuration["https_ports"]) || !string.IsNullOrEmpty(configuration["https_port"])
        || Addresses(configuration).Any(address => address.Trim().StartsWith("https:", StringComparison.OrdinalIgnoreCase));

    private static IEnumerable<string> Addresses(IConfiguration configuration) =>
        (configuration["urls"]?.Split(';') ?? []).Concat(configuration.GetSection("Kestrel:Endpoints").GetChildren().Select(e => e["Url"]).OfType<string>());
}
