using System.Net;

namespace BillingPortal.Platform.Settings;

/// <summary>The addresses that the server will listen on, as the configuration has them.</summary>
internal static class Bindings
{
    /// <summary>Where the portal listens when nobody says otherwise. Launch settings must not say it: they would win over ASPNETCORE_URLS.</summary>
    public const string Default = "http://127.0.0.1:5080";

    public static bool AreNone(IConfiguration configuration) => !Addresses(configuration).Any();

    /// <summary>One sentence for each address that cannot be, and in sandbox mode for each that others can reach.</summary>
    public static IEnumerable<string> Faults(IConfiguration configuration, bool mustBeLoopback)
    {
        foreach (var address in Addresses(configuration))
        {
            if (TryParse(address) is not { } binding)
                yield return $"The portal cannot listen on '{address}'. Use an address such as http://127.0.0.1:5080.";
            else if (mustBeLoopback && !IsLoopback(binding))
                yield return $"Sandbox mode listens on this machine only, and '{address}' is open to others. Use http://127.0.0.1:PORT, or set Portal:SandboxPublic to true if strangers may play with it.";
        }
    }

    // Kestrel takes the ports only when no address is given, and puts its own endpoints before both; all that is written is checked.
    private static IEnumerable<string> Addresses(IConfiguration configuration)
    {
        var urls = Parts(configuration["urls"]);
        var ports = urls.Length > 0 ? [] : new[] { "http", "https" }.SelectMany(scheme => Parts(configuration[scheme + "_ports"]).Select(port => $"{scheme}://*:{port}"));
        var endpoints = configuration.GetSection("Kestrel:Endpoints").GetChildren().Select(e => e["Url"]).OfType<string>();
        return [.. urls, .. ports, .. endpoints];
    }

    private static string[] Parts(string? list) => list?.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];

    private static BindingAddress? TryParse(string address)
    {
        try
        {
            return BindingAddress.Parse(address) is { Scheme: "http" or "https", Port: <= IPEndPoint.MaxPort } binding && HasPlainHost(binding) ? binding : null;
        }
        catch (FormatException)
        {
            return null; // the caller has the sentence for it
        }
    }

    // A port that is no number is taken for a part of the host's name.
    private static bool HasPlainHost(BindingAddress binding) => binding.IsUnixPipe || binding.IsNamedPipe || binding.Host.StartsWith('[') || !binding.Host.Contains(':');

    // Of all names only "localhost" stays on this machine; any other the server takes for "every address".
    private static bool IsLoopback(BindingAddress binding) =>
        binding.IsUnixPipe || binding.IsNamedPipe || binding.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(binding.Host.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip));
}
