using System.Net;
using BillingPortal.Platform.Settings;

namespace BillingPortal.Platform.Security;

/// <summary>The section <c>Security</c>: whom the portal believes about where a request came from.</summary>
public sealed class SecuritySettings : ISettings
{
    public static string Section => "Security";

    /// <summary>Addresses and networks of the proxies in front, with commas between: "10.0.0.7, 192.168.0.0/16". Nobody else's X-Forwarded-… is believed.</summary>
    public string Proxies { get; init; } = "";

    internal IEnumerable<string> Named => Proxies.Split([',', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    public IEnumerable<string> Faults() => Named.Where(name => Network(name) is null)
        .Select(name => $"Security:Proxies '{name}' is neither an address nor a network. Write such as '10.0.0.7' or '10.0.0.0/8', with commas between.");

    /// <summary>A single address is a network of one.</summary>
    internal static IPNetwork? Network(string name)
    {
        if (IPNetwork.TryParse(name, out var network)) return network;
        return IPAddress.TryParse(name, out var address) ? new IPNetwork(address, address.GetAddressBytes().Length * 8) : null;
    }
}
